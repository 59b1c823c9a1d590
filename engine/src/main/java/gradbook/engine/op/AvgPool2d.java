package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.AveragePooling;
import gradbook.engine.kernel.Spans;
import gradbook.engine.kernel.WindowPlane;

/**
 * {@code y = Σ x / d} over each window of each plane; {@code dx += dy / d}; d elements count (math.md §7.5). Input: x [n, c, h, w].
 *
 * @param window padding at most half of the kernel, without dilation
 * @param ceil whether a last window may hang over the edge
 * @param countIncludePad whether d counts padding; what hangs over the padding never counts
 */
public record AvgPool2d(Window2d window, boolean ceil, boolean countIncludePad) implements ConvolutionOp {
    public AvgPool2d {
        window.checkPooling("avgPool2d");
        if (window.height().dilation() != 1 || window.width().dilation() != 1) {
            throw new IllegalArgumentException(
                    "avgPool2d: expected no dilation, found dilation " + window.both(Window::dilation));
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Planes.check(name(), x[0]);
        Shape shape = x[0].shape();
        return AveragePooling.value(x[0], rows(shape), columns(shape));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        Shape shape = call.x(0).shape();
        return call.gradients(() -> AveragePooling.gradient(dy, shape, rows(shape), columns(shape)));
    }

    private Spans rows(Shape x) {
        return Spans.of(plane(x).rows(), countIncludePad);
    }

    private Spans columns(Shape x) {
        return Spans.of(plane(x).columns(), countIncludePad);
    }

    private WindowPlane plane(Shape x) {
        return window.over(name(), x.size(2), x.size(3), ceil);
    }
}

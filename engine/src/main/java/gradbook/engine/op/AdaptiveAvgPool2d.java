package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.AveragePooling;
import gradbook.engine.kernel.Spans;

/**
 * {@code y = Σ x / d} over each of {@code height} times {@code width} windows that together cover a plane; {@code dx += dy / d}; d
 * elements lie in the window (math.md §7.6). Input: x [n, c, h, w].
 */
public record AdaptiveAvgPool2d(int height, int width) implements ConvolutionOp {
    public AdaptiveAvgPool2d {
        Planes.positive("adaptiveAvgPool2d", "height", height);
        Planes.positive("adaptiveAvgPool2d", "width", width);
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Planes.check(name(), x[0]);
        Shape shape = x[0].shape();
        Shape.of(Math.max(1, shape.size(0)), shape.size(1), height, width); // refuses a size that no array has
        return AveragePooling.value(x[0], rows(shape), columns(shape));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        Shape shape = call.x(0).shape();
        return call.gradients(() -> AveragePooling.gradient(dy, shape, rows(shape), columns(shape)));
    }

    private Spans rows(Shape x) {
        return Spans.adaptive(x.size(2), height);
    }

    private Spans columns(Shape x) {
        return Spans.adaptive(x.size(3), width);
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.MaxPooling;
import gradbook.engine.kernel.WindowPlane;

/**
 * {@code y = max x} in each window of each plane; {@code dx += dy} at the first maximum in row-major order (math.md §7.4). Padding
 * is -∞. Input: x [n, c, h, w].
 *
 * @param window padding at most half of the kernel
 * @param ceil whether a last window may hang over the edge
 */
public record MaxPool2d(Window2d window, boolean ceil) implements ConvolutionOp {
    public MaxPool2d {
        window.checkPooling("maxPool2d");
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Planes.check(name(), x[0]);
        return MaxPooling.value(x[0], plane(x[0].shape()));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(
                () -> MaxPooling.gradient(call.x(0), dy, plane(call.x(0).shape())));
    }

    private WindowPlane plane(Shape x) {
        return window.over(name(), x.size(2), x.size(3), ceil);
    }
}

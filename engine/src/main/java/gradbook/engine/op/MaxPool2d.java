package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.MaxPooling;
import gradbook.engine.kernel.PairedPooling;
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
        return forward(x).y();
    }

    @Override
    public Output forward(NdArray... x) {
        check(x);
        Planes.check(name(), x[0]);
        Shape shape = x[0].shape();
        WindowPlane plane = plane(shape);
        if (!PairedPooling.fits(x[0], plane)) {
            return new Output(MaxPooling.value(x[0], plane), null);
        }
        int rows = plane.rows().places();
        int columns = plane.columns().places();
        NdArray which = NdArray.unset(Shape.of(shape.size(0), shape.size(1), rows, columns), x[0].dtype());
        return new Output(PairedPooling.value(x[0], plane, which), which);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        Shape shape = call.x(0).shape();
        return call.gradients(() -> call.kept() == null
                ? MaxPooling.gradient(call.x(0), dy, plane(shape))
                : PairedPooling.gradient(call.kept(), dy, shape.size(2), shape.size(3)));
    }

    private WindowPlane plane(Shape x) {
        return window.over(name(), x.size(2), x.size(3), ceil);
    }
}

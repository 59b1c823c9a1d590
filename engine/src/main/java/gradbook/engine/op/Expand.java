package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Layout;

/** x repeated to a shape that it broadcasts to; {@code dx} is dy, summed where x was repeated (math.md §5.7). */
public record Expand(Shape shape) implements MovementOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        if (!Shape.broadcast(name(), x[0].shape(), shape).equals(shape)) {
            throw new IllegalArgumentException(name() + ": " + x[0].shape() + " does not broadcast to " + shape);
        }
        return Layout.expand(x[0], shape);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> dy);
    }
}

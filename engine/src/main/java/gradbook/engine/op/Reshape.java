package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;

/** {@code y} holds x's elements in the same row-major order under another shape; {@code dx} is dy under x's (math.md §5.1). */
public record Reshape(Shape shape) implements MovementOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        if (x[0].count() != shape.count()) {
            throw new IllegalArgumentException(name() + ": " + x[0].shape() + " has " + x[0].count() + " elements, "
                    + shape + " has " + shape.count());
        }
        return x[0].reshape(shape);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> dy.reshape(call.x(0).shape()));
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Layout;

/**
 * {@code y[.., i, ..] = x[.., index[.., i, ..], ..]} along one axis, as PyTorch's {@code gather}; {@code dx} adds dy up at
 * the places it came from (math.md §5.4). Inputs: x, index (int32, of x's rank, no larger than x along the other axes).
 */
public record Gather(int axis) implements MovementOp {
    public Gather {
        if (axis < 0) {
            throw new IllegalArgumentException("gather: axis is negative: " + axis);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Shape shape = x[0].shape();
        shape.axis(name(), axis);
        Indices.fits(name(), x[1].shape(), shape, axis);
        Indices.check(name(), x[1], shape.size(axis));
        return Layout.gather(x[0], axis, x[1]);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Layout.scatterAdd(dy, call.x(0).shape(), axis, call.x(1)));
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public Input input(int i) {
        return i == 0 ? Input.DIFFERENTIABLE : Input.INDICES;
    }
}

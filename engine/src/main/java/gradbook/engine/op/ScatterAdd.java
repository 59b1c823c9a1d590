package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Layout;
import gradbook.engine.kernel.Operands;

/**
 * {@code y = x}, then {@code y[.., index[.., i, ..], ..] += source[.., i, ..]} along one axis, in ascending order of the
 * source's elements; {@code dx = dy}, {@code dsource} is dy gathered at the index (math.md §5.10). Inputs: x, index (int32),
 * source; index and source have one shape, of x's rank and no larger than x along the other axes.
 */
public record ScatterAdd(int axis) implements MovementOp {
    public ScatterAdd {
        if (axis < 0) {
            throw new IllegalArgumentException("scatterAdd: axis is negative: " + axis);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Operands.sameFloatingType(name(), x[0], x[2]);
        Shape shape = x[0].shape();
        shape.axis(name(), axis);
        Indices.fits(name(), x[1].shape(), shape, axis);
        if (!x[1].shape().equals(x[2].shape())) {
            throw new IllegalArgumentException(name() + ": expected index and source of one shape, found "
                    + x[1].shape() + " and " + x[2].shape());
        }
        Indices.check(name(), x[1], shape.size(axis));
        return Layout.scatterAdd(x[0], axis, x[1], x[2]);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> dy, () -> null, () -> Layout.gather(dy, axis, call.x(1)));
    }

    @Override
    public int arity() {
        return 3;
    }

    @Override
    public Input input(int i) {
        return i == 1 ? Input.INDICES : Input.DIFFERENTIABLE;
    }
}

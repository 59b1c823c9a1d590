package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Argument;
import java.util.List;

/**
 * {@code y} is the index along one axis at which x is largest, the first one if several tie; a NaN counts as the largest; int32,
 * no gradient (math.md §4.5). The axis must not be empty.
 */
public record ArgMax(int axis, boolean keep) implements ReductionOp {
    public ArgMax {
        if (axis < 0) {
            throw new IllegalArgumentException("argMax: axis is negative: " + axis);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        x[0].shape().axis(name(), axis);
        Axes.notEmpty(name(), List.of(axis), x[0].shape(), "maximum");
        return Argument.ofMax(x[0], axis, keep);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients();
    }

    @Override
    public Input input(int i) {
        return Input.CONSTANT;
    }
}

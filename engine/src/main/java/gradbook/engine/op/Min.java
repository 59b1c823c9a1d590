package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Reduction;
import java.util.List;

/**
 * {@code y = min x} over {@code axes}; {@code dx = dy / t} at each of the t elements that equal the minimum, else 0, as
 * PyTorch's {@code amin} divides ties (math.md §4.4). The axes must not be empty.
 */
public record Min(List<Integer> axes, boolean keep) implements ReductionOp {
    public Min {
        axes = Axes.ascending("min", axes);
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Axes.check(name(), axes, x[0].shape());
        Axes.notEmpty(name(), axes, x[0].shape(), "minimum");
        return Reduction.min(x[0], axes, keep);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Ties.share(call, axes, dy));
    }
}

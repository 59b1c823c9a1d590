package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Reduction;
import java.util.List;

/**
 * {@code y = max x} over {@code axes}; {@code dx = dy / t} at each of the t elements that equal the maximum, else 0, as
 * PyTorch's {@code amax} divides ties (math.md §4.3). The axes must not be empty.
 */
public record Max(List<Integer> axes, boolean keep) implements ReductionOp {
    public Max {
        axes = Axes.ascending("max", axes);
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Axes.check(name(), axes, x[0].shape());
        Axes.notEmpty(name(), axes, x[0].shape(), "maximum");
        return Reduction.max(x[0], axes, keep);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Ties.share(call, axes, dy));
    }
}

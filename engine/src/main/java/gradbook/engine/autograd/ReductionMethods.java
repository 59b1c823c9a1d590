package gradbook.engine.autograd;

import gradbook.engine.op.Max;
import gradbook.engine.op.Mean;
import gradbook.engine.op.Sum;

/**
 * The reductions of {@link Tensor}: over all axes, or over those named, which keep size 1 if {@code keep} (math.md §4). Axes
 * may be negative, counted from the last.
 */
public sealed interface ReductionMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** Sum of all elements, a scalar. */
    default Tensor sum() {
        return sum(false, self().allAxes());
    }

    /** Sum over {@code axes}. */
    default Tensor sum(boolean keep, int... axes) {
        return Tensor.apply(new Sum(self().ascending("sum", axes), keep), self());
    }

    /** Mean of all elements, a scalar. */
    default Tensor mean() {
        return mean(false, self().allAxes());
    }

    /** Mean over {@code axes}. */
    default Tensor mean(boolean keep, int... axes) {
        return Tensor.apply(new Mean(self().ascending("mean", axes), keep), self());
    }

    /** Maximum over {@code axes}. Tied elements share the gradient equally. */
    default Tensor max(boolean keep, int... axes) {
        return Tensor.apply(new Max(self().ascending("max", axes), keep), self());
    }
}

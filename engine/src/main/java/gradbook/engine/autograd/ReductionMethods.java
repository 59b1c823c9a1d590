package gradbook.engine.autograd;

import gradbook.engine.op.ArgMax;
import gradbook.engine.op.LogSumExp;
import gradbook.engine.op.Max;
import gradbook.engine.op.Mean;
import gradbook.engine.op.Min;
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

    /** Maximum of all elements, a scalar. */
    default Tensor max() {
        return max(false, self().allAxes());
    }

    /** Maximum over {@code axes}. Tied elements share the gradient equally. */
    default Tensor max(boolean keep, int... axes) {
        return Tensor.apply(new Max(self().ascending("max", axes), keep), self());
    }

    /** Minimum of all elements, a scalar. */
    default Tensor min() {
        return min(false, self().allAxes());
    }

    /** Minimum over {@code axes}. Tied elements share the gradient equally. */
    default Tensor min(boolean keep, int... axes) {
        return Tensor.apply(new Min(self().ascending("min", axes), keep), self());
    }

    /** Place of the first maximum of all elements in row-major order, an int32 scalar. */
    default Tensor argMax() {
        return self().reshape(self().shape().count()).argMax(false, 0);
    }

    /** Index of the first maximum along one axis, int32. */
    default Tensor argMax(boolean keep, int axis) {
        return Tensor.apply(new ArgMax(self().axis("argMax", axis), keep), self());
    }

    /** {@code ln Σ e^x} of all elements, a scalar. */
    default Tensor logSumExp() {
        return logSumExp(false, self().allAxes());
    }

    /** {@code ln Σ e^x} over {@code axes}, without overflow. */
    default Tensor logSumExp(boolean keep, int... axes) {
        return Tensor.apply(new LogSumExp(self().ascending("logSumExp", axes), keep), self());
    }

    /** Variance of all elements, a scalar. */
    default Tensor variance(int correction) {
        return variance(correction, false, self().allAxes());
    }

    /**
     * Sum of squared distances from the mean over {@code axes}, divided by {@code n - correction}, or by 0 if that is negative;
     * derived in two passes.
     *
     * @param correction 1 for the unbiased estimate from a sample, 0 for the population
     */
    default Tensor variance(int correction, boolean keep, int... axes) {
        double n = 1;
        for (int axis : self().ascending("variance", axes)) {
            n *= self().shape().size(axis);
        }
        return self().sub(mean(true, axes)).square().sum(keep, axes).div(Math.max(0, n - correction));
    }

    /** Standard deviation of all elements, a scalar. */
    default Tensor std(int correction) {
        return std(correction, false, self().allAxes());
    }

    /** Square root of the variance; its gradient is 0 where all elements are equal. */
    default Tensor std(int correction, boolean keep, int... axes) {
        Tensor variance = variance(
                correction,
                keep,
                self().ascending("std", axes).stream().mapToInt(axis -> axis).toArray());
        // Where the variance is 0, √1 times 0: the derivative of √0 would be infinite, and times 0 no number.
        Tensor positive = variance.sign();
        return variance.add(positive.neg().add(1)).sqrt().mul(positive);
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.Reduction;
import java.util.List;

/**
 * {@code y = m + ln Σ e^(x - m)} over {@code axes} with {@code m = max x}; {@code dx = dy e^(x - m) / Σ e^(x - m)} (math.md §4.6).
 * Subtracting the maximum keeps every exponential at or below 1.
 */
public record LogSumExp(List<Integer> axes, boolean keep) implements ReductionOp {
    public LogSumExp {
        axes = Axes.ascending("logSumExp", axes);
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Axes.check(name(), axes, x[0].shape());
        NdArray shift = shift(x[0]);
        NdArray total = Reduction.sum(exponentials(x[0], shift), axes, true);
        NdArray y = Elementwise.zip(
                name(), shift, total, (m, t) -> m + MathFunctions.log(t), (m, t) -> m + MathFunctions.log(t));
        return y.reshape(x[0].shape().reduce(axes, keep));
    }

    /** From m again: {@code e^(x - y)} would carry the rounding of y, which is 3e-5 in float32 where y is about 1000. */
    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> {
            NdArray x = call.x(0);
            NdArray exponentials = exponentials(x, shift(x));
            NdArray total = Reduction.sum(exponentials, axes, true);
            return Elementwise.zip(
                    name(),
                    Spread.aligned(x.shape(), axes, dy),
                    exponentials,
                    total,
                    (g, e, t) -> t == 0 ? 0 : g * (e / t),
                    (g, e, t) -> t == 0 ? 0 : g * (e / t));
        });
    }

    /** The maximum with the reduced axes at size 1; 0 where it is infinite, since {@code ∞ - ∞} is no number. */
    private NdArray shift(NdArray x) {
        return Elementwise.map(
                Reduction.max(x, axes, true), m -> Float.isInfinite(m) ? 0 : m, m -> Double.isInfinite(m) ? 0 : m);
    }

    private NdArray exponentials(NdArray x, NdArray shift) {
        return Elementwise.zip(
                name(), x, shift, (v, m) -> MathFunctions.exp(v - m), (v, m) -> MathFunctions.exp(v - m));
    }
}

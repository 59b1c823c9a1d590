package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.Reduction;
import gradbook.engine.kernel.SoftmaxRows;
import java.util.List;

/**
 * {@code y = x - max x - ln Σ e^(x - max x)} along one axis; {@code dx = dy - e^y Σ dy} (math.md §6.1). Subtracting the
 * maximum keeps every exponential at or below 1.
 */
public record LogSoftmax(int axis) implements SoftmaxOp {
    public LogSoftmax {
        if (axis < 0) {
            throw new IllegalArgumentException("logSoftmax: axis is negative: " + axis);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        x[0].shape().axis(name(), axis);
        if (x[0].count() == 0) {
            return x[0];
        }
        if (SoftmaxRows.fits(x[0], axis)) {
            return SoftmaxRows.logSoftmax(x[0]);
        }
        List<Integer> axes = List.of(axis);
        NdArray shifted = minus(x[0], Reduction.max(x[0], axes, true));
        NdArray total = Reduction.sum(Elementwise.map(shifted, MathFunctions::exp, MathFunctions::exp), axes, true);
        return minus(shifted, Elementwise.map(total, MathFunctions::log, MathFunctions::log));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> {
            if (SoftmaxRows.fits(dy, axis)) {
                return SoftmaxRows.logSoftmaxGradient(call.y(), dy);
            }
            NdArray softmax = Elementwise.map(call.y(), MathFunctions::exp, MathFunctions::exp);
            NdArray total = Reduction.sum(dy, List.of(axis), true);
            return minus(dy, Elementwise.zip(name(), softmax, total, (p, s) -> p * s, (p, s) -> p * s));
        });
    }

    private NdArray minus(NdArray a, NdArray b) {
        return Elementwise.zip(name(), a, b, (p, q) -> p - q, (p, q) -> p - q);
    }
}

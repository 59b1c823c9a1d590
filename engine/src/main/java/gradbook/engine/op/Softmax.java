package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.Reduction;
import gradbook.engine.kernel.SoftmaxRows;
import java.util.List;

/**
 * {@code y = e^(x - m) / Σ e^(x - m)} along one axis with {@code m = max x}; {@code dx = y (dy - Σ dy y)} (math.md §6.4). Where all
 * x are -∞, y is NaN, as in PyTorch.
 */
public record Softmax(int axis) implements SoftmaxOp {
    public Softmax {
        if (axis < 0) {
            throw new IllegalArgumentException("softmax: axis is negative: " + axis);
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
            return SoftmaxRows.softmax(x[0]);
        }
        List<Integer> axes = List.of(axis);
        NdArray e = Elementwise.zip(
                name(),
                x[0],
                Reduction.max(x[0], axes, true),
                (v, m) -> MathFunctions.exp(v - m),
                (v, m) -> MathFunctions.exp(v - m));
        return Elementwise.zip(name(), e, Reduction.sum(e, axes, true), (v, t) -> v / t, (v, t) -> v / t);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> gradient(call.y(), dy));
    }

    NdArray gradient(NdArray y, NdArray dy) {
        if (SoftmaxRows.fits(dy, axis)) {
            return SoftmaxRows.softmaxGradient(y, dy);
        }
        NdArray product = Elementwise.zip(name(), dy, y, (g, p) -> g * p, (g, p) -> g * p);
        NdArray total = Reduction.sum(product, List.of(axis), true);
        return Elementwise.zip(name(), y, dy, total, (p, g, t) -> p * (g - t), (p, g, t) -> p * (g - t));
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.MathFunctions;

/**
 * {@code y = x} where {@code x > 0}, else {@code alpha (e^x - 1)}; {@code dx = dy} where {@code x > 0}, else {@code dy alpha e^x}
 * (Clevert et al. 2016, arXiv:1511.07289; math.md §2.18).
 */
public record Elu(double alpha) implements ElementwiseOp {
    public Elu {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("elu: expected a finite alpha, found " + alpha);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        float alpha32 = (float) alpha;
        return Elementwise.map(
                x[0],
                v -> v > 0 ? v : alpha32 * MathFunctions.expm1(v),
                v -> v > 0 ? v : alpha * MathFunctions.expm1(v));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        float alpha32 = (float) alpha;
        return call.gradients(() -> Elementwise.zip(
                name(),
                dy,
                call.x(0),
                (g, v) -> v > 0 ? g : g * (alpha32 * MathFunctions.exp(v)),
                (g, v) -> v > 0 ? g : g * (alpha * MathFunctions.exp(v))));
    }
}

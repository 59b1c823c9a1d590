package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.GaussianGate;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.Stretches;
import java.util.Objects;

/**
 * {@code y = x Φ(x)}; {@code dx = dy (Φ(x) + x Φ'(x))} (Hendrycks and Gimpel 2016, arXiv:1606.08415; math.md §2.21). Φ is the
 * normal distribution, or the approximation of it that the form names. One operator rather than its parts, so that one loop
 * can do it.
 */
public record Gelu(Form form) implements ElementwiseOp {
    /** How Φ is computed. */
    public enum Form {
        /** {@code Φ(x) = (1 + erf(x/√2)) / 2}, exact. */
        ERF,
        /** {@code Φ(x) = (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2}, within 5e-4. */
        TANH
    }

    private static final double SQRT_HALF = 0.7071067811865476; // 1/√2
    private static final double DENSITY = 0.3989422804014327; // 1/√(2π), the normal density at 0
    private static final double SCALE = 0.7978845608028654; // √(2/π)
    private static final double CUBE = 0.044715;

    public Gelu {
        Objects.requireNonNull(form, "gelu: form is null");
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return form == Form.ERF
                ? Stretches.map(x[0], GaussianGate::value, v -> v * normal(v))
                : Stretches.map(x[0], GaussianGate::approximateValue, v -> v * approximate(v));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> form == Form.ERF
                ? Stretches.zip(name(), dy, call.x(0), GaussianGate::gradient, (g, v) -> g * slope(v))
                : Stretches.zip(
                        name(), dy, call.x(0), GaussianGate::approximateGradient, (g, v) -> g * approximateSlope(v)));
    }

    private static double normal(double x) {
        return 0.5 * (1 + MathFunctions.erf(x * SQRT_HALF));
    }

    private static double slope(double x) {
        return normal(x) + x * (DENSITY * MathFunctions.exp(-0.5 * x * x));
    }

    private static double approximate(double x) {
        return 0.5 * (1 + tanh(x));
    }

    /** Where tanh is ±1 the density is 0, however large the derivative of its argument, which may overflow. */
    private static double approximateSlope(double x) {
        double t = tanh(x);
        double density = 1 - t * t;
        return 0.5 * (1 + t) + (density == 0 ? 0 : 0.5 * x * density * (SCALE * (1 + 3 * CUBE * x * x)));
    }

    private static double tanh(double x) {
        return MathFunctions.tanh(SCALE * (x + CUBE * x * x * x));
    }
}

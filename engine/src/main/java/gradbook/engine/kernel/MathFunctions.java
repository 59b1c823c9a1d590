package gradbook.engine.kernel;

import gradbook.engine.kernel.function.Circular;
import gradbook.engine.kernel.function.ErrorFunction;
import gradbook.engine.kernel.function.Exponential;
import gradbook.engine.kernel.function.HyperbolicTangent;
import gradbook.engine.kernel.function.Logarithm;
import gradbook.engine.kernel.function.Logistic;

/** The transcendental functions of one number, the same on every machine: the engine's own, but for {@code pow}. */
public final class MathFunctions {
    private MathFunctions() {}

    public static double exp(double x) {
        return Exponential.exp(x);
    }

    public static float exp(float x) {
        return Exponential.exp(x);
    }

    public static double log(double x) {
        return Logarithm.log(x);
    }

    public static float log(float x) {
        return Logarithm.log(x);
    }

    public static double tanh(double x) {
        return HyperbolicTangent.tanh(x);
    }

    public static float tanh(float x) {
        return HyperbolicTangent.tanh(x);
    }

    /** {@code ln(1 + x)}, accurate near 0. */
    public static double log1p(double x) {
        return Logarithm.log1p(x);
    }

    public static float log1p(float x) {
        return Logarithm.log1p(x);
    }

    /** {@code e^x - 1}, accurate near 0. */
    public static double expm1(double x) {
        return Exponential.expm1(x);
    }

    public static float expm1(float x) {
        return Exponential.expm1(x);
    }

    /**
     * {@code a^b} with the special cases of IEEE 754-2008 (§9.2.1), as in C and NumPy: {@code 1^b = 1} and {@code a^0 = 1} even
     * for NaN, and {@code (-1)^±∞ = 1}. Java gives NaN for {@code 1^NaN} and {@code (±1)^±∞}. By {@link StrictMath}; float32 is
     * float64's value rounded once.
     */
    public static double pow(double a, double b) {
        return a == 1 || (a == -1 && Double.isInfinite(b)) ? 1 : StrictMath.pow(a, b);
    }

    public static float pow(float a, float b) {
        return (float) pow((double) a, (double) b);
    }

    public static double sin(double x) {
        return Circular.sin(x);
    }

    public static float sin(float x) {
        return Circular.sin(x);
    }

    public static double cos(double x) {
        return Circular.cos(x);
    }

    public static float cos(float x) {
        return Circular.cos(x);
    }

    /** {@code 2/√π ∫₀ˣ e^(-t²) dt}. */
    public static double erf(double x) {
        return ErrorFunction.erf(x);
    }

    public static float erf(float x) {
        return ErrorFunction.erf(x);
    }

    /** {@code 1 / (1 + e^-x)}. */
    public static double sigmoid(double x) {
        return Logistic.sigmoid(x);
    }

    public static float sigmoid(float x) {
        return Logistic.sigmoid(x);
    }
}

package gradbook.engine.kernel;

/** The transcendental functions, the same on every machine; float32 is float64's value rounded once. */
public final class MathFunctions {
    private MathFunctions() {}

    public static double exp(double x) {
        return StrictMath.exp(x);
    }

    public static float exp(float x) {
        return (float) StrictMath.exp(x);
    }

    public static double log(double x) {
        return StrictMath.log(x);
    }

    public static float log(float x) {
        return (float) StrictMath.log(x);
    }

    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    public static float tanh(float x) {
        return (float) StrictMath.tanh(x);
    }

    /** {@code ln(1 + x)}, accurate near 0. */
    public static double log1p(double x) {
        return StrictMath.log1p(x);
    }

    public static float log1p(float x) {
        return (float) StrictMath.log1p(x);
    }

    /** {@code e^x - 1}, accurate near 0. */
    public static double expm1(double x) {
        return StrictMath.expm1(x);
    }

    public static float expm1(float x) {
        return (float) StrictMath.expm1(x);
    }

    /**
     * {@code a^b} with the special cases of IEEE 754-2008 (§9.2.1), as in C and NumPy: {@code 1^b = 1} and {@code a^0 = 1} even
     * for NaN, and {@code (-1)^±∞ = 1}. Java gives NaN for {@code 1^NaN} and {@code (±1)^±∞}.
     */
    public static double pow(double a, double b) {
        return a == 1 || (a == -1 && Double.isInfinite(b)) ? 1 : StrictMath.pow(a, b);
    }

    public static float pow(float a, float b) {
        return (float) pow((double) a, (double) b);
    }

    public static double sin(double x) {
        return StrictMath.sin(x);
    }

    public static float sin(float x) {
        return (float) StrictMath.sin(x);
    }

    public static double cos(double x) {
        return StrictMath.cos(x);
    }

    public static float cos(float x) {
        return (float) StrictMath.cos(x);
    }

    /** {@code 2/√π ∫₀ˣ e^(-t²) dt}. */
    public static double erf(double x) {
        return ErrorFunction.erf(x);
    }

    public static float erf(float x) {
        return (float) ErrorFunction.erf(x);
    }

    /** {@code 1 / (1 + e^-x)}; of the two equal forms the one whose exponential cannot overflow. */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + StrictMath.exp(-x));
        }
        double e = StrictMath.exp(x);
        return e / (1 + e);
    }

    public static float sigmoid(float x) {
        return (float) sigmoid((double) x);
    }
}

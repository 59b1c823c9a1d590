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

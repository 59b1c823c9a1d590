package gradbook.engine.kernel.function;

import gradbook.engine.kernel.MathFunctions;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * One of the engine's functions in all its forms.
 *
 * @param array the float32 form for arrays, or null
 * @param near float64 values whose error is no more than about one unit of float64
 * @param exact values to about 100 bits
 */
record Function(
        String name,
        Float32 f32,
        Stretch array,
        DoubleUnaryOperator f64,
        DoubleUnaryOperator near,
        DoubleFunction<Reference> exact) {
    interface Float32 {
        float apply(float x);
    }

    interface Stretch {
        void apply(float[] x, float[] y, int from, int to);
    }

    static final List<Function> ALL = List.of(
            new Function(
                    "exp",
                    MathFunctions::exp,
                    ArrayFunctions::exp,
                    MathFunctions::exp,
                    StrictMath::exp,
                    Reference::exp),
            new Function(
                    "expm1", MathFunctions::expm1, null, MathFunctions::expm1, StrictMath::expm1, Reference::expm1),
            new Function(
                    "log",
                    MathFunctions::log,
                    ArrayFunctions::log,
                    MathFunctions::log,
                    StrictMath::log,
                    Reference::log),
            new Function(
                    "log1p",
                    MathFunctions::log1p,
                    ArrayFunctions::log1p,
                    MathFunctions::log1p,
                    StrictMath::log1p,
                    Reference::log1p),
            new Function(
                    "tanh",
                    MathFunctions::tanh,
                    ArrayFunctions::tanh,
                    MathFunctions::tanh,
                    StrictMath::tanh,
                    Reference::tanh),
            new Function(
                    "sigmoid",
                    MathFunctions::sigmoid,
                    ArrayFunctions::sigmoid,
                    MathFunctions::sigmoid,
                    Function::sigmoid,
                    Reference::sigmoid),
            new Function(
                    "erf",
                    MathFunctions::erf,
                    ArrayFunctions::erf,
                    MathFunctions::erf,
                    MathFunctions::erf, // measured against Reference::erf itself
                    Reference::erf),
            new Function(
                    "sin",
                    MathFunctions::sin,
                    ArrayFunctions::sin,
                    MathFunctions::sin,
                    StrictMath::sin,
                    Reference::sin),
            new Function(
                    "cos",
                    MathFunctions::cos,
                    ArrayFunctions::cos,
                    MathFunctions::cos,
                    StrictMath::cos,
                    Reference::cos));

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x < 0 ? e / (1 + e) : 1 / (1 + e);
    }

    /** The distance from {@code y} to the float64 value {@code exact} in units of the last place of float32. */
    static double ulps(float y, double exact) {
        if (Float.compare(y, (float) exact) == 0 && !(Math.abs(y) <= Float.MAX_VALUE)) {
            return 0; // infinite or NaN, as it should be
        }
        double found = Float.isInfinite(y) ? Math.copySign(0x1p128, y) : y;
        int exponent = Math.min(Math.max(Math.getExponent(exact), Float.MIN_EXPONENT), Float.MAX_EXPONENT) - 23;
        double ulps = Math.abs(found - exact) * Math.scalb(1.0, -exponent);
        boolean signed = y != 0 || exact != 0 || Double.compare(y, exact) == 0;
        return signed && ulps >= 0 ? ulps : Double.POSITIVE_INFINITY;
    }

    /** The distance from the float64 form at x to the exact value, in units of the last place. */
    double ulps(double x) {
        double y = f64.applyAsDouble(x);
        double expected = near.applyAsDouble(x);
        if (!(Math.abs(expected) <= Double.MAX_VALUE) || expected == 0 && Math.abs(x) != 0 && y == 0) {
            return Double.compare(y, expected) == 0 ? 0 : exact.apply(x).ulps(y);
        }
        if (x == 0) {
            return Double.compare(y, expected) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return exact.apply(x).ulps(y);
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Arithmetic;
import gradbook.engine.kernel.Elementwise;
import java.util.List;

/** The steps of a normalization. */
final class Moments {
    private Moments() {}

    /** Refuses an ε with which equal elements would be divided by 0. */
    static void checkEpsilon(String operator, double epsilon) {
        if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(operator + ": expected a finite epsilon > 0, found " + epsilon);
        }
    }

    /** The mean over {@code axes}, which keep size 1. */
    static NdArray mean(NdArray x, List<Integer> axes) {
        return new Mean(axes, true).value(x);
    }

    /** {@code √(x + ε)}. */
    static NdArray root(NdArray x, double epsilon) {
        float narrow = (float) epsilon;
        return Elementwise.map(x, v -> (float) Math.sqrt(v + narrow), v -> Math.sqrt(v + epsilon));
    }

    static NdArray times(NdArray a, NdArray b) {
        return Elementwise.rows("normalization", a, b, Arithmetic::multiply, (p, q) -> p * q);
    }

    static NdArray less(NdArray a, NdArray b) {
        return Elementwise.rows("normalization", a, b, Arithmetic::subtract, (p, q) -> p - q);
    }

    static NdArray over(NdArray a, NdArray b) {
        return Elementwise.rows("normalization", a, b, Arithmetic::divide, (p, q) -> p / q);
    }
}

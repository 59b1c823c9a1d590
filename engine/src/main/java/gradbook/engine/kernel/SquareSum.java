package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.runtime.Fma;

/** {@code Σ x²} in float64 whatever x's type, where the square of no float32 overflows. */
public final class SquareSum {
    private SquareSum() {}

    /** 16 logical lanes, element i goes by {@code fma} to lane {@code i % 16}; then a fixed tree (8, 4, 2, 1). */
    public static double of(NdArray x) {
        double[] lanes = new double[Reduction.LANES];
        if (x.dtype() == DType.FLOAT32) {
            add(x.floats(), lanes);
        } else {
            add(x.doubles(), lanes);
        }
        for (int half = Reduction.LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    private static void add(float[] x, double[] lanes) {
        for (int i = 0; i < x.length; i++) {
            lanes[i % Reduction.LANES] = Fma.fma((double) x[i], (double) x[i], lanes[i % Reduction.LANES]);
        }
    }

    private static void add(double[] x, double[] lanes) {
        for (int i = 0; i < x.length; i++) {
            lanes[i % Reduction.LANES] = Fma.fma(x[i], x[i], lanes[i % Reduction.LANES]);
        }
    }
}

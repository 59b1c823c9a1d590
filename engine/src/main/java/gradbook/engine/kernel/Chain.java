package gradbook.engine.kernel;

import gradbook.engine.array.NdArray;
import gradbook.engine.runtime.Fma;

/** Many chains of {@code fma} side by side, which may be extended piece by piece. */
final class Chain {
    /** Steps taken at once, for the reason given in {@link ProductLoops}. */
    static final int STEPS = 4;

    private Chain() {}

    /** {@code sums[j] = fma(a[start + p], rows[p][j], sums[j])} for p from 0 to {@code steps}, for each j below {@code width}. */
    static void extend(NdArray a, int start, NdArray[] rows, int steps, NdArray sums, int width) {
        int p = 0;
        switch (a.dtype()) {
            case FLOAT32 -> {
                float[] factors = a.floats();
                for (; p + STEPS <= steps; p += STEPS) {
                    fourSteps(factors, start + p, rows, p, sums.floats(), width);
                }
                for (; p < steps; p++) {
                    step(factors[start + p], rows[p].floats(), sums.floats(), width);
                }
            }
            case FLOAT64 -> {
                double[] factors = a.doubles();
                for (; p + STEPS <= steps; p += STEPS) {
                    fourSteps(factors, start + p, rows, p, sums.doubles(), width);
                }
                for (; p < steps; p++) {
                    step(factors[start + p], rows[p].doubles(), sums.doubles(), width);
                }
            }
            case INT32 -> throw new AssertionError("refused by the operators");
        }
    }

    private static void fourSteps(float[] a, int start, NdArray[] rows, int p, float[] sums, int width) {
        four(
                a[start],
                rows[p].floats(),
                a[start + 1],
                rows[p + 1].floats(),
                a[start + 2],
                rows[p + 2].floats(),
                a[start + 3],
                rows[p + 3].floats(),
                sums,
                width);
    }

    private static void fourSteps(double[] a, int start, NdArray[] rows, int p, double[] sums, int width) {
        four(
                a[start],
                rows[p].doubles(),
                a[start + 1],
                rows[p + 1].doubles(),
                a[start + 2],
                rows[p + 2].doubles(),
                a[start + 3],
                rows[p + 3].doubles(),
                sums,
                width);
    }

    private static void four(
            float a0,
            float[] b0,
            float a1,
            float[] b1,
            float a2,
            float[] b2,
            float a3,
            float[] b3,
            float[] sums,
            int width) {
        for (int j = 0; j < width; j++) {
            float sum = Fma.fma(a0, b0[j], sums[j]);
            sum = Fma.fma(a1, b1[j], sum);
            sum = Fma.fma(a2, b2[j], sum);
            sums[j] = Fma.fma(a3, b3[j], sum);
        }
    }

    /** Four steps of the chains {@code sums}. */
    static void four(
            double a0,
            double[] b0,
            double a1,
            double[] b1,
            double a2,
            double[] b2,
            double a3,
            double[] b3,
            double[] sums,
            int width) {
        for (int j = 0; j < width; j++) {
            double sum = Fma.fma(a0, b0[j], sums[j]);
            sum = Fma.fma(a1, b1[j], sum);
            sum = Fma.fma(a2, b2[j], sum);
            sums[j] = Fma.fma(a3, b3[j], sum);
        }
    }

    private static void step(float a, float[] b, float[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] = Fma.fma(a, b[j], sums[j]);
        }
    }

    /** One step of the chains {@code sums}. */
    static void step(double a, double[] b, double[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] = Fma.fma(a, b[j], sums[j]);
        }
    }
}

package gradbook.engine.kernel;

import gradbook.engine.runtime.Fma;
import gradbook.engine.runtime.Workers;
import java.util.Arrays;

/**
 * The float32 product in plain loops. Each row of B is an array of its own and four steps of k are taken at once: HotSpot turns a loop
 * into vector instructions only where all arrays are read at the same index, which made 64x784x128 five times faster (29 against 6
 * GFLOP/s on one Zen 4 core, JDK 17 and 25).
 */
final class ProductLoops {
    private static final int STEPS = 4;

    /** Multiply-adds a thread must get before dividing pays. */
    private static final int GRAIN = 1 << 16;

    private ProductLoops() {}

    /** {@code C = A B}, A [m, k], B [k, n], C [m, n] with whole rows. */
    static void product(Matrix a, Matrix b, Matrix c, int m, int k, int n) {
        float[][] rows = rows(b, new float[k][n]);
        int grain = (int) Math.min(Integer.MAX_VALUE, 1 + (long) GRAIN / Math.max(1L, (long) k * n));
        Workers.split(m, grain, (from, to) -> {
            float[] sums = new float[n];
            for (int row = from; row < to; row++) {
                Arrays.fill(sums, 0);
                row(a.values(), a.start() + row * a.row(), a.step(), rows, sums);
                System.arraycopy(sums, 0, c.values(), c.start() + row * c.row(), n);
            }
        });
    }

    private static float[][] rows(Matrix b, float[][] rows) {
        for (int p = 0; p < rows.length; p++) {
            int from = b.start() + p * b.row();
            if (b.step() == 1) {
                System.arraycopy(b.values(), from, rows[p], 0, rows[p].length);
            } else {
                for (int j = 0; j < rows[p].length; j++) {
                    rows[p][j] = b.values()[from + j * b.step()];
                }
            }
        }
        return rows;
    }

    private static void row(float[] a, int start, int step, float[][] b, float[] sums) {
        int p = 0;
        for (; p + STEPS <= b.length; p += STEPS) {
            int at = start + p * step;
            fourSteps(
                    a[at], b[p], a[at + step], b[p + 1], a[at + 2 * step], b[p + 2], a[at + 3 * step], b[p + 3], sums);
        }
        for (; p < b.length; p++) {
            step(a[start + p * step], b[p], sums);
        }
    }

    private static void step(float a, float[] b, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = Fma.fma(a, b[j], sums[j]);
        }
    }

    private static void fourSteps(
            float a0, float[] b0, float a1, float[] b1, float a2, float[] b2, float a3, float[] b3, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            float sum = Fma.fma(a0, b0[j], sums[j]);
            sum = Fma.fma(a1, b1[j], sum);
            sum = Fma.fma(a2, b2[j], sum);
            sums[j] = Fma.fma(a3, b3[j], sum);
        }
    }
}

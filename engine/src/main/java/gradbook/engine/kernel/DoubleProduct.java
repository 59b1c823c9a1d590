package gradbook.engine.kernel;

import gradbook.engine.runtime.Fma;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;
import java.util.Arrays;

/**
 * The float64 product: by {@link DoubleTiles} where the Vector API is there and a tile fits, else by plain loops, in which, as in {@link
 * ProductLoops}, each row of B is an array of its own and four steps of k are taken at once, for HotSpot to find vector instructions.
 */
final class DoubleProduct {
    /** With fewer rows of A, to copy B would cost as much as the product. */
    private static final int ROWS = 3;

    /** Multiply-adds a thread must get before dividing pays. */
    private static final int GRAIN = 1 << 16;

    private static final boolean TILES = VectorUnit.isThere();

    private DoubleProduct() {}

    /** A matrix within an array, as {@link Matrix} is one of float32. */
    record Operand(double[] values, int start, int row, int step) {
        double at(int i, int j) {
            return values[start + i * row + j * step];
        }
    }

    /** {@code C = A B}, A [m, k], B [k, n], and C [m, n] from {@code startC} on, which is zeros. */
    static void product(Operand a, Operand b, double[] c, int startC, int m, int k, int n) {
        if (m < ROWS) {
            for (int i = 0; i < m; i++) {
                chains(a, i, b, c, startC + i * n, k, n);
            }
            return;
        }
        if (TILES && DoubleTiles.fit(m, n)) {
            DoubleTiles.product(a, b, c, startC, m, k, n, GRAIN);
            return;
        }
        double[][] rows = rows(b, new double[k][n]);
        int grain = (int) Math.min(Integer.MAX_VALUE, 1 + (long) GRAIN / Math.max(1L, (long) k * n));
        Workers.split(m, grain, (from, to) -> {
            double[] sums = new double[n];
            for (int i = from; i < to; i++) {
                Arrays.fill(sums, 0);
                row(a, i, rows, sums);
                System.arraycopy(sums, 0, c, startC + i * n, n);
            }
        });
    }

    /** A row of C, read from B where it is. */
    private static void chains(Operand a, int i, Operand b, double[] c, int startC, int k, int n) {
        for (int p = 0; p < k; p++) {
            double aip = a.at(i, p);
            for (int j = 0; j < n; j++) {
                c[startC + j] = Fma.fma(aip, b.at(p, j), c[startC + j]);
            }
        }
    }

    private static double[][] rows(Operand b, double[][] rows) {
        for (int p = 0; p < rows.length; p++) {
            for (int j = 0; j < rows[p].length; j++) {
                rows[p][j] = b.at(p, j);
            }
        }
        return rows;
    }

    private static void row(Operand a, int i, double[][] b, double[] sums) {
        int p = 0;
        for (; p + Chain.STEPS <= b.length; p += Chain.STEPS) {
            Chain.four(
                    a.at(i, p),
                    b[p],
                    a.at(i, p + 1),
                    b[p + 1],
                    a.at(i, p + 2),
                    b[p + 2],
                    a.at(i, p + 3),
                    b[p + 3],
                    sums,
                    sums.length);
        }
        for (; p < b.length; p++) {
            Chain.step(a.at(i, p), b[p], sums, sums.length);
        }
    }
}

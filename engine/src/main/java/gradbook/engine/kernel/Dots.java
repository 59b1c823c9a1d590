package gradbook.engine.kernel;

import gradbook.engine.runtime.Fma;
import gradbook.engine.runtime.Workers;

/**
 * Products of a few rows with a B whose columns lie side by side, such as one sample's {@code x Wᵀ}: chains by themselves, eight at a
 * time so that none waits for another. To turn B for vectors would take longer than the product.
 */
final class Dots {
    /** Up to so many rows. */
    static final int ROWS = 2;

    /** Columns at a time. */
    private static final int COLUMNS = 8;

    /** Multiply-adds a thread must get before dividing pays. */
    private static final long GRAIN = 1 << 15;

    private Dots() {}

    /** Whether the operands lie so. */
    static boolean fits(Matrix a, Matrix b, int m) {
        return m <= ROWS && a.step() == 1 && b.row() == 1 && b.step() != 1;
    }

    /** {@code C = A B}, A [m, k], B [k, n], C [m, n]. */
    static void product(Matrix a, Matrix b, Matrix c, int m, int k, int n) {
        int groups = (n + COLUMNS - 1) / COLUMNS;
        int grain = (int) Math.min(Integer.MAX_VALUE, 1 + GRAIN / Math.max(1, (long) m * k * COLUMNS));
        Workers.split(groups, grain, (from, to) -> {
            for (int group = from; group < to; group++) {
                int first = group * COLUMNS;
                int column = b.start() + first * b.step();
                for (int i = 0; i < m; i++) {
                    int row = a.start() + i * a.row();
                    int y = c.start() + i * c.row() + first * c.step();
                    if (first + COLUMNS <= n) {
                        eight(a.values(), row, b.values(), column, b.step(), k, c.values(), y, c.step());
                    } else {
                        some(a.values(), row, b.values(), column, b.step(), k, c.values(), y, c.step(), n - first);
                    }
                }
            }
        });
    }

    private static void eight(float[] a, int a0, float[] b, int b0, int step, int k, float[] c, int y, int stepC) {
        int b1 = b0 + step;
        int b2 = b1 + step;
        int b3 = b2 + step;
        int b4 = b3 + step;
        int b5 = b4 + step;
        int b6 = b5 + step;
        int b7 = b6 + step;
        float c0 = 0;
        float c1 = 0;
        float c2 = 0;
        float c3 = 0;
        float c4 = 0;
        float c5 = 0;
        float c6 = 0;
        float c7 = 0;
        int p = 0;
        for (; p < k - 1; p += 2) { // two terms with one index: working indices out took longer than the sums
            float first = a[a0 + p];
            float second = a[a0 + p + 1];
            c0 = Fma.fma(second, b[b0 + p + 1], Fma.fma(first, b[b0 + p], c0));
            c1 = Fma.fma(second, b[b1 + p + 1], Fma.fma(first, b[b1 + p], c1));
            c2 = Fma.fma(second, b[b2 + p + 1], Fma.fma(first, b[b2 + p], c2));
            c3 = Fma.fma(second, b[b3 + p + 1], Fma.fma(first, b[b3 + p], c3));
            c4 = Fma.fma(second, b[b4 + p + 1], Fma.fma(first, b[b4 + p], c4));
            c5 = Fma.fma(second, b[b5 + p + 1], Fma.fma(first, b[b5 + p], c5));
            c6 = Fma.fma(second, b[b6 + p + 1], Fma.fma(first, b[b6 + p], c6));
            c7 = Fma.fma(second, b[b7 + p + 1], Fma.fma(first, b[b7 + p], c7));
        }
        if (p < k) {
            float x = a[a0 + p];
            c0 = Fma.fma(x, b[b0 + p], c0);
            c1 = Fma.fma(x, b[b1 + p], c1);
            c2 = Fma.fma(x, b[b2 + p], c2);
            c3 = Fma.fma(x, b[b3 + p], c3);
            c4 = Fma.fma(x, b[b4 + p], c4);
            c5 = Fma.fma(x, b[b5 + p], c5);
            c6 = Fma.fma(x, b[b6 + p], c6);
            c7 = Fma.fma(x, b[b7 + p], c7);
        }
        c[y] = c0;
        c[y + stepC] = c1;
        c[y + 2 * stepC] = c2;
        c[y + 3 * stepC] = c3;
        c[y + 4 * stepC] = c4;
        c[y + 5 * stepC] = c5;
        c[y + 6 * stepC] = c6;
        c[y + 7 * stepC] = c7;
    }

    private static void some(
            float[] a, int a0, float[] b, int b0, int step, int k, float[] c, int y, int stepC, int columns) {
        for (int j = 0; j < columns; j++) {
            float sum = 0;
            for (int p = 0; p < k; p++) {
                sum = Fma.fma(a[a0 + p], b[b0 + j * step + p], sum);
            }
            c[y + j * stepC] = sum;
        }
    }
}

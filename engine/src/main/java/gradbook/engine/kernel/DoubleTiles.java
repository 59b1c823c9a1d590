package gradbook.engine.kernel;

import gradbook.engine.kernel.DoubleProduct.Operand;
import gradbook.engine.runtime.Workers;

/**
 * The float64 product by {@link DoubleTile}. The last tile down and the last one across lie over the ones before, so that all are whole:
 * where they overlap they give the same chains once more.
 */
final class DoubleTiles {
    private DoubleTiles() {}

    /** Whether there is a tile that fits. */
    static boolean fit(int m, int n) {
        return m >= DoubleTile.ROWS && n >= DoubleTile.WIDTH;
    }

    /** {@code C = A B}, A [m, k], B [k, n], and C [m, n] from {@code startC} on. Threads divide it by columns. */
    static void product(Operand a, Operand b, double[] c, int startC, int m, int k, int n, long grain) {
        int down = (m + DoubleTile.ROWS - 1) / DoubleTile.ROWS;
        int across = (n + DoubleTile.WIDTH - 1) / DoubleTile.WIDTH;
        double[] strips = Scratch.doubles(Math.multiplyExact(down * DoubleTile.ROWS, k));
        for (int i = 0; i < down; i++) {
            layOut(a, row(i, m), strips, i * DoubleTile.ROWS * k, k);
        }
        long work = Math.max(1L, (long) m * k * DoubleTile.WIDTH);
        Workers.split(across, (int) Math.min(Integer.MAX_VALUE, 1 + grain / work), (from, to) -> {
            double[] panel = Scratch.doublesOfPart(Math.multiplyExact(DoubleTile.WIDTH, k));
            for (int j = from; j < to; j++) {
                int column = Math.min(j * DoubleTile.WIDTH, n - DoubleTile.WIDTH);
                layOutPanel(b, column, panel, k);
                for (int i = 0; i < down; i++) {
                    DoubleTile.sum(strips, i * DoubleTile.ROWS * k, panel, k, c, startC + row(i, m) * n + column, n);
                }
            }
        });
    }

    /** The first row of a tile. */
    private static int row(int tile, int m) {
        return Math.min(tile * DoubleTile.ROWS, m - DoubleTile.ROWS);
    }

    private static void layOut(Operand a, int row, double[] strip, int at, int k) {
        double[] values = a.values();
        int from = a.start() + row * a.row();
        for (int p = 0; p < k; p++) {
            for (int r = 0; r < DoubleTile.ROWS; r++) {
                strip[at + p * DoubleTile.ROWS + r] = values[from + r * a.row() + p * a.step()];
            }
        }
    }

    private static void layOutPanel(Operand b, int column, double[] panel, int k) {
        double[] values = b.values();
        int from = b.start() + column * b.step();
        for (int p = 0; p < k; p++) {
            for (int j = 0; j < DoubleTile.WIDTH; j++) {
                panel[p * DoubleTile.WIDTH + j] = values[from + p * b.row() + j * b.step()];
            }
        }
    }
}

package gradbook.engine.kernel;

import gradbook.engine.runtime.Workers;
import jdk.incubator.vector.FloatVector;

/**
 * Products of a few rows with a B that is laid out in {@link Panels} already: lanes along the outputs, four panels at a time so that no
 * chain waits for itself. A {@link Tile} would work out eight rows.
 */
final class PanelRows {
    /** Up to so many rows. */
    static final int ROWS = 4;

    /** Panels at a time. */
    private static final int PANELS = 4;

    private static final int WIDTH = Tile.WIDTH;

    /** Multiply-adds a thread must get before dividing pays; they wait for memory as much as for the processor. */
    private static final long GRAIN = 1 << 18;

    private PanelRows() {}

    /** {@code C = A B}, A [m, k] with its columns side by side, the panels of B [k, n], C [m, n] likewise. */
    static void product(Matrix a, float[] panels, Matrix c, int m, int k, int n) {
        int groups = (Tile.across(n) + PANELS - 1) / PANELS;
        long work = Math.max(1, (long) m * k * PANELS * WIDTH);
        Workers.split(groups, (int) Math.min(Integer.MAX_VALUE, 1 + GRAIN / work), (from, to) -> {
            float[] sums = Scratch.ofPart(PANELS * WIDTH);
            for (int group = from; group < to; group++) {
                int first = group * PANELS;
                int columns = Math.min(PANELS * WIDTH, n - first * WIDTH);
                for (int i = 0; i < m; i++) {
                    int row = a.start() + i * a.row();
                    int place = c.start() + i * c.row() + first * WIDTH;
                    if (columns == PANELS * WIDTH) {
                        four(a.values(), row, panels, first * k * WIDTH, k, c.values(), place);
                        continue;
                    }
                    for (int panel = 0; panel * WIDTH < columns; panel++) {
                        one(a.values(), row, panels, (first + panel) * k * WIDTH, WIDTH, k, sums, panel * WIDTH);
                    }
                    System.arraycopy(sums, 0, c.values(), place, columns);
                }
            }
        });
    }

    private static void four(float[] a, int a0, float[] panels, int b0, int k, float[] c, int c0) {
        int b1 = k * WIDTH;
        int b2 = 2 * b1;
        int b3 = 3 * b1;
        FloatVector c00 = Tile.left(Tile.ZEROS, 0);
        FloatVector c01 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        for (int p = 0; p < k; p++) {
            int o = b0 + p * WIDTH;
            FloatVector x = FloatVector.broadcast(Tile.SPECIES, a[a0 + p]);
            c00 = x.fma(Tile.left(panels, o), c00);
            c01 = x.fma(Tile.right(panels, o), c01);
            c10 = x.fma(Tile.left(panels, o + b1), c10);
            c11 = x.fma(Tile.right(panels, o + b1), c11);
            c20 = x.fma(Tile.left(panels, o + b2), c20);
            c21 = x.fma(Tile.right(panels, o + b2), c21);
            c30 = x.fma(Tile.left(panels, o + b3), c30);
            c31 = x.fma(Tile.right(panels, o + b3), c31);
        }
        Tile.store(c00, c01, c, c0);
        Tile.store(c10, c11, c, c0 + WIDTH);
        Tile.store(c20, c21, c, c0 + 2 * WIDTH);
        Tile.store(c30, c31, c, c0 + 3 * WIDTH);
    }

    /** {@code c_j = Σ_p a[a0 + p] b[b0 + rowB p + j]} over ascending p, for a tile's width of j. */
    static void one(float[] a, int a0, float[] b, int b0, int rowB, int k, float[] c, int c0) {
        FloatVector left = Tile.left(Tile.ZEROS, 0);
        FloatVector right = left;
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.broadcast(Tile.SPECIES, a[a0 + p]);
            left = x.fma(Tile.left(b, b0 + p * rowB), left);
            right = x.fma(Tile.right(b, b0 + p * rowB), right);
        }
        Tile.store(left, right, c, c0);
    }
}

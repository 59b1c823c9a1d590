package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Chains of {@code fma} for 8 rows by 2 vectors of outputs, extended by k terms that tables of offsets find: what a product is to
 * matrices, this is to convolutions. One flat loop, as in {@link ProductTiles}. The rows' factors lie side by side: found by a table of
 * their own for each row they cost a fifth of the speed.
 */
final class Tile {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /** Outputs along the lanes. */
    static final int WIDTH = 2 * LANES;

    /** Rows of outputs. */
    static final int ROWS = 8;

    private Tile() {}

    /** As many tiles as {@code lanes} outputs need. */
    static int across(int lanes) {
        return (lanes + WIDTH - 1) / WIDTH;
    }

    /** As many tiles as {@code rows} outputs need. */
    static int down(int rows) {
        return (rows + ROWS - 1) / ROWS;
    }

    /**
     * {@code c[r, j] = Σ_p a[a0 + stepsA[p] + r] b[b0 + stepsB[p] + j]} on top of what c holds, over ascending p.
     *
     * @param c0 where c[0, 0] lies; its rows are {@code rowC} apart
     */
    static void extend(
            float[] a, int a0, int[] stepsA, float[] b, int b0, int[] stepsB, int k, float[] c, int c0, int rowC) {
        FloatVector c00 = left(c, c0);
        FloatVector c01 = right(c, c0);
        FloatVector c10 = left(c, c0 + rowC);
        FloatVector c11 = right(c, c0 + rowC);
        FloatVector c20 = left(c, c0 + 2 * rowC);
        FloatVector c21 = right(c, c0 + 2 * rowC);
        FloatVector c30 = left(c, c0 + 3 * rowC);
        FloatVector c31 = right(c, c0 + 3 * rowC);
        FloatVector c40 = left(c, c0 + 4 * rowC);
        FloatVector c41 = right(c, c0 + 4 * rowC);
        FloatVector c50 = left(c, c0 + 5 * rowC);
        FloatVector c51 = right(c, c0 + 5 * rowC);
        FloatVector c60 = left(c, c0 + 6 * rowC);
        FloatVector c61 = right(c, c0 + 6 * rowC);
        FloatVector c70 = left(c, c0 + 7 * rowC);
        FloatVector c71 = right(c, c0 + 7 * rowC);
        for (int p = 0; p < k; p++) {
            int q = a0 + stepsA[p];
            int o = b0 + stepsB[p];
            FloatVector b_0 = left(b, o);
            FloatVector b_1 = right(b, o);
            FloatVector x = FloatVector.broadcast(SPECIES, a[q]);
            c00 = x.fma(b_0, c00);
            c01 = x.fma(b_1, c01);
            x = FloatVector.broadcast(SPECIES, a[q + 1]);
            c10 = x.fma(b_0, c10);
            c11 = x.fma(b_1, c11);
            x = FloatVector.broadcast(SPECIES, a[q + 2]);
            c20 = x.fma(b_0, c20);
            c21 = x.fma(b_1, c21);
            x = FloatVector.broadcast(SPECIES, a[q + 3]);
            c30 = x.fma(b_0, c30);
            c31 = x.fma(b_1, c31);
            x = FloatVector.broadcast(SPECIES, a[q + 4]);
            c40 = x.fma(b_0, c40);
            c41 = x.fma(b_1, c41);
            x = FloatVector.broadcast(SPECIES, a[q + 5]);
            c50 = x.fma(b_0, c50);
            c51 = x.fma(b_1, c51);
            x = FloatVector.broadcast(SPECIES, a[q + 6]);
            c60 = x.fma(b_0, c60);
            c61 = x.fma(b_1, c61);
            x = FloatVector.broadcast(SPECIES, a[q + 7]);
            c70 = x.fma(b_0, c70);
            c71 = x.fma(b_1, c71);
        }
        store(c00, c01, c, c0);
        store(c10, c11, c, c0 + rowC);
        store(c20, c21, c, c0 + 2 * rowC);
        store(c30, c31, c, c0 + 3 * rowC);
        store(c40, c41, c, c0 + 4 * rowC);
        store(c50, c51, c, c0 + 5 * rowC);
        store(c60, c61, c, c0 + 6 * rowC);
        store(c70, c71, c, c0 + 7 * rowC);
    }

    private static FloatVector left(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    private static FloatVector right(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at + LANES);
    }

    static void store(FloatVector left, FloatVector right, float[] c, int at) {
        left.intoArray(c, at);
        right.intoArray(c, at + LANES);
    }
}

package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The {@link Tile} whose lanes are found by a table of offsets, such as those of a window's taps. A panel of them that is {@link #gather
 * gathered} serves a {@link Tile}, which is faster where many strips meet it.
 */
final class TapTile {
    private static final VectorSpecies<Float> SPECIES = Tile.SPECIES;

    /** From so many strips on that meet the same lanes, and so many terms, gathering pays. */
    private static final int STRIPS = 4;

    private static final int TERMS = 64;

    private TapTile() {}

    static boolean gathers(int strips, int k) {
        return strips >= STRIPS && k >= TERMS;
    }

    /** A panel at {@code to} of k rows, the first of which is row {@code first}: row p begins at {@code b0 + steps[p]}. */
    static void gather(float[] b, int b0, int[] steps, int first, int k, float[] panel, int to) {
        for (int p = 0; p < k; p++) {
            int at = b0 + steps[first + p];
            Tile.store(Tile.left(b, at), Tile.right(b, at), panel, to + p * Tile.WIDTH);
        }
    }

    /** {@code c[r, j] = Σ_p a[a0 + 8 p + r] b[b0 + steps[p] + j]} over ascending p; the rows of c are {@code rowC} apart. */
    static void sum(float[] a, int a0, float[] b, int b0, int[] steps, int k, float[] c, int c0, int rowC) {
        extend(Tile.ZEROS, 0, 0, a, a0, b, b0, steps, k, c, c0, rowC);
    }

    /** As {@link #sum}, on top of what c holds. */
    static void add(float[] a, int a0, float[] b, int b0, int[] steps, int k, float[] c, int c0, int rowC) {
        extend(c, c0, rowC, a, a0, b, b0, steps, k, c, c0, rowC);
    }

    private static void extend(
            float[] from,
            int from0,
            int rowFrom,
            float[] a,
            int a0,
            float[] b,
            int b0,
            int[] steps,
            int k,
            float[] c,
            int c0,
            int rowC) {
        if (Tile.HALVED) {
            int half = HalfTile.ROWS;
            HalfTile.taps(from, from0, rowFrom, a, a0, b, b0, steps, k, c, c0, rowC);
            HalfTile.taps(
                    from, from0 + half * rowFrom, rowFrom, a, a0 + half, b, b0, steps, k, c, c0 + half * rowC, rowC);
            return;
        }
        FloatVector c00 = Tile.left(from, from0);
        FloatVector c01 = Tile.right(from, from0);
        FloatVector c10 = Tile.left(from, from0 + rowFrom);
        FloatVector c11 = Tile.right(from, from0 + rowFrom);
        FloatVector c20 = Tile.left(from, from0 + 2 * rowFrom);
        FloatVector c21 = Tile.right(from, from0 + 2 * rowFrom);
        FloatVector c30 = Tile.left(from, from0 + 3 * rowFrom);
        FloatVector c31 = Tile.right(from, from0 + 3 * rowFrom);
        FloatVector c40 = Tile.left(from, from0 + 4 * rowFrom);
        FloatVector c41 = Tile.right(from, from0 + 4 * rowFrom);
        FloatVector c50 = Tile.left(from, from0 + 5 * rowFrom);
        FloatVector c51 = Tile.right(from, from0 + 5 * rowFrom);
        FloatVector c60 = Tile.left(from, from0 + 6 * rowFrom);
        FloatVector c61 = Tile.right(from, from0 + 6 * rowFrom);
        FloatVector c70 = Tile.left(from, from0 + 7 * rowFrom);
        FloatVector c71 = Tile.right(from, from0 + 7 * rowFrom);
        for (int p = 0; p < k; p++) {
            int o = b0 + steps[p];
            FloatVector b_0 = Tile.left(b, o);
            FloatVector b_1 = Tile.right(b, o);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p]);
            c00 = x.fma(b_0, c00);
            c01 = x.fma(b_1, c01);
            x = FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 1]);
            c10 = x.fma(b_0, c10);
            c11 = x.fma(b_1, c11);
            x = FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 2]);
            c20 = x.fma(b_0, c20);
            c21 = x.fma(b_1, c21);
            x = FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 3]);
            c30 = x.fma(b_0, c30);
            c31 = x.fma(b_1, c31);
            x = FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 4]);
            c40 = x.fma(b_0, c40);
            c41 = x.fma(b_1, c41);
            x = FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 5]);
            c50 = x.fma(b_0, c50);
            c51 = x.fma(b_1, c51);
            x = FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 6]);
            c60 = x.fma(b_0, c60);
            c61 = x.fma(b_1, c61);
            x = FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 7]);
            c70 = x.fma(b_0, c70);
            c71 = x.fma(b_1, c71);
        }
        Tile.store(c00, c01, c, c0);
        Tile.store(c10, c11, c, c0 + rowC);
        Tile.store(c20, c21, c, c0 + 2 * rowC);
        Tile.store(c30, c31, c, c0 + 3 * rowC);
        Tile.store(c40, c41, c, c0 + 4 * rowC);
        Tile.store(c50, c51, c, c0 + 5 * rowC);
        Tile.store(c60, c61, c, c0 + 6 * rowC);
        Tile.store(c70, c71, c, c0 + 7 * rowC);
    }
}

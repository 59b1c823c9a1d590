package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four of a tile's rows, for processors with 16 vector registers: the 16 sums of a whole {@link Tile} leave no room there for what is
 * added to them.
 */
final class HalfTile {
    /** Rows of outputs. */
    static final int ROWS = Tile.ROWS / 2;

    private static final VectorSpecies<Float> SPECIES = Tile.SPECIES;

    private static final int PITCH = Strips.PITCH;

    private HalfTile() {}

    /** {@code c[r, j] = from[r, j] + Σ_p a[a0 + 8 p + r] b[b0 + WIDTH p + j]} over ascending p. */
    static void extend(
            float[] from,
            int from0,
            int rowFrom,
            float[] a,
            int a0,
            float[] b,
            int b0,
            int k,
            float[] c,
            int c0,
            int rowC) {
        FloatVector c00 = Tile.left(from, from0);
        FloatVector c01 = Tile.right(from, from0);
        FloatVector c10 = Tile.left(from, from0 + rowFrom);
        FloatVector c11 = Tile.right(from, from0 + rowFrom);
        FloatVector c20 = Tile.left(from, from0 + 2 * rowFrom);
        FloatVector c21 = Tile.right(from, from0 + 2 * rowFrom);
        FloatVector c30 = Tile.left(from, from0 + 3 * rowFrom);
        FloatVector c31 = Tile.right(from, from0 + 3 * rowFrom);
        int lanes = b0 - Tile.STEP * a0;
        for (int i = a0; i < a0 + Tile.ROWS * k; i += Tile.ROWS) {
            int o = Tile.STEP * i + lanes;
            FloatVector b_0 = Tile.left(b, o);
            FloatVector b_1 = Tile.right(b, o);
            FloatVector x = FloatVector.broadcast(SPECIES, a[i]);
            c00 = x.fma(b_0, c00);
            c01 = x.fma(b_1, c01);
            x = FloatVector.broadcast(SPECIES, a[i + 1]);
            c10 = x.fma(b_0, c10);
            c11 = x.fma(b_1, c11);
            x = FloatVector.broadcast(SPECIES, a[i + 2]);
            c20 = x.fma(b_0, c20);
            c21 = x.fma(b_1, c21);
            x = FloatVector.broadcast(SPECIES, a[i + 3]);
            c30 = x.fma(b_0, c30);
            c31 = x.fma(b_1, c31);
        }
        Tile.store(c00, c01, c, c0);
        Tile.store(c10, c11, c, c0 + rowC);
        Tile.store(c20, c21, c, c0 + 2 * rowC);
        Tile.store(c30, c31, c, c0 + 3 * rowC);
    }

    /** As {@link #extend}, with the lanes of {@link TapTile}. */
    static void taps(
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
        FloatVector c00 = Tile.left(from, from0);
        FloatVector c01 = Tile.right(from, from0);
        FloatVector c10 = Tile.left(from, from0 + rowFrom);
        FloatVector c11 = Tile.right(from, from0 + rowFrom);
        FloatVector c20 = Tile.left(from, from0 + 2 * rowFrom);
        FloatVector c21 = Tile.right(from, from0 + 2 * rowFrom);
        FloatVector c30 = Tile.left(from, from0 + 3 * rowFrom);
        FloatVector c31 = Tile.right(from, from0 + 3 * rowFrom);
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
        }
        Tile.store(c00, c01, c, c0);
        Tile.store(c10, c11, c, c0 + rowC);
        Tile.store(c20, c21, c, c0 + 2 * rowC);
        Tile.store(c30, c31, c, c0 + 3 * rowC);
    }

    /** As {@link #extend}, with the factors of {@link RowTile}. */
    static void rows(
            float[] from,
            int from0,
            int rowFrom,
            float[] a,
            int a0,
            float[] b,
            int b0,
            int k,
            float[] c,
            int c0,
            int rowC) {
        FloatVector c00 = Tile.left(from, from0);
        FloatVector c01 = Tile.right(from, from0);
        FloatVector c10 = Tile.left(from, from0 + rowFrom);
        FloatVector c11 = Tile.right(from, from0 + rowFrom);
        FloatVector c20 = Tile.left(from, from0 + 2 * rowFrom);
        FloatVector c21 = Tile.right(from, from0 + 2 * rowFrom);
        FloatVector c30 = Tile.left(from, from0 + 3 * rowFrom);
        FloatVector c31 = Tile.right(from, from0 + 3 * rowFrom);
        int lanes = b0 - Tile.WIDTH * a0;
        for (int i = a0; i < a0 + k; i++) {
            int o = Tile.WIDTH * i + lanes;
            FloatVector b_0 = Tile.left(b, o);
            FloatVector b_1 = Tile.right(b, o);
            FloatVector x = FloatVector.broadcast(SPECIES, a[i]);
            c00 = x.fma(b_0, c00);
            c01 = x.fma(b_1, c01);
            x = FloatVector.broadcast(SPECIES, a[i + PITCH]);
            c10 = x.fma(b_0, c10);
            c11 = x.fma(b_1, c11);
            x = FloatVector.broadcast(SPECIES, a[i + 2 * PITCH]);
            c20 = x.fma(b_0, c20);
            c21 = x.fma(b_1, c21);
            x = FloatVector.broadcast(SPECIES, a[i + 3 * PITCH]);
            c30 = x.fma(b_0, c30);
            c31 = x.fma(b_1, c31);
        }
        Tile.store(c00, c01, c, c0);
        Tile.store(c10, c11, c, c0 + rowC);
        Tile.store(c20, c21, c, c0 + 2 * rowC);
        Tile.store(c30, c31, c, c0 + 3 * rowC);
    }
}

package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A {@link Tile} of one vector, for what a row of whole tiles leaves. */
final class NarrowTile {
    private static final VectorSpecies<Float> SPECIES = Tile.SPECIES;

    private static final int PITCH = Strips.PITCH;

    private NarrowTile() {}

    /** {@code c[r, j] = Σ_p a[a0 + 8 p + r] b[b0 + steps[p] + j]} over ascending p, for 8 rows of one vector. */
    static void sum(float[] a, int a0, float[] b, int b0, int[] steps, int k, float[] c, int c0, int rowC) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int p = 0; p < k; p++) {
            FloatVector x = Tile.left(b, b0 + steps[p]);
            s0 = x.fma(FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p]), s0);
            s1 = x.fma(FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 1]), s1);
            s2 = x.fma(FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 2]), s2);
            s3 = x.fma(FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 3]), s3);
            s4 = x.fma(FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 4]), s4);
            s5 = x.fma(FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 5]), s5);
            s6 = x.fma(FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 6]), s6);
            s7 = x.fma(FloatVector.broadcast(SPECIES, a[a0 + Tile.ROWS * p + 7]), s7);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + rowC);
        s2.intoArray(c, c0 + 2 * rowC);
        s3.intoArray(c, c0 + 3 * rowC);
        s4.intoArray(c, c0 + 4 * rowC);
        s5.intoArray(c, c0 + 5 * rowC);
        s6.intoArray(c, c0 + 6 * rowC);
        s7.intoArray(c, c0 + 7 * rowC);
    }

    /** The left half of {@link Tile#extend}, with the same arguments. */
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
        FloatVector s0 = Tile.left(from, from0);
        FloatVector s1 = Tile.left(from, from0 + rowFrom);
        FloatVector s2 = Tile.left(from, from0 + 2 * rowFrom);
        FloatVector s3 = Tile.left(from, from0 + 3 * rowFrom);
        FloatVector s4 = Tile.left(from, from0 + 4 * rowFrom);
        FloatVector s5 = Tile.left(from, from0 + 5 * rowFrom);
        FloatVector s6 = Tile.left(from, from0 + 6 * rowFrom);
        FloatVector s7 = Tile.left(from, from0 + 7 * rowFrom);
        int lanes = b0 - Tile.STEP * a0;
        for (int i = a0; i < a0 + Tile.ROWS * k; i += Tile.ROWS) {
            FloatVector x = Tile.left(b, Tile.STEP * i + lanes);
            s0 = x.fma(FloatVector.broadcast(SPECIES, a[i]), s0);
            s1 = x.fma(FloatVector.broadcast(SPECIES, a[i + 1]), s1);
            s2 = x.fma(FloatVector.broadcast(SPECIES, a[i + 2]), s2);
            s3 = x.fma(FloatVector.broadcast(SPECIES, a[i + 3]), s3);
            s4 = x.fma(FloatVector.broadcast(SPECIES, a[i + 4]), s4);
            s5 = x.fma(FloatVector.broadcast(SPECIES, a[i + 5]), s5);
            s6 = x.fma(FloatVector.broadcast(SPECIES, a[i + 6]), s6);
            s7 = x.fma(FloatVector.broadcast(SPECIES, a[i + 7]), s7);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + rowC);
        s2.intoArray(c, c0 + 2 * rowC);
        s3.intoArray(c, c0 + 3 * rowC);
        s4.intoArray(c, c0 + 4 * rowC);
        s5.intoArray(c, c0 + 5 * rowC);
        s6.intoArray(c, c0 + 6 * rowC);
        s7.intoArray(c, c0 + 7 * rowC);
    }

    /** The left half of {@link RowTile#extend}, with the same arguments. */
    static void extendRows(
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
        FloatVector s0 = Tile.left(from, from0);
        FloatVector s1 = Tile.left(from, from0 + rowFrom);
        FloatVector s2 = Tile.left(from, from0 + 2 * rowFrom);
        FloatVector s3 = Tile.left(from, from0 + 3 * rowFrom);
        FloatVector s4 = Tile.left(from, from0 + 4 * rowFrom);
        FloatVector s5 = Tile.left(from, from0 + 5 * rowFrom);
        FloatVector s6 = Tile.left(from, from0 + 6 * rowFrom);
        FloatVector s7 = Tile.left(from, from0 + 7 * rowFrom);
        int lanes = b0 - Tile.WIDTH * a0;
        for (int i = a0; i < a0 + k; i++) {
            FloatVector x = Tile.left(b, Tile.WIDTH * i + lanes);
            s0 = x.fma(FloatVector.broadcast(SPECIES, a[i]), s0);
            s1 = x.fma(FloatVector.broadcast(SPECIES, a[i + PITCH]), s1);
            s2 = x.fma(FloatVector.broadcast(SPECIES, a[i + 2 * PITCH]), s2);
            s3 = x.fma(FloatVector.broadcast(SPECIES, a[i + 3 * PITCH]), s3);
            s4 = x.fma(FloatVector.broadcast(SPECIES, a[i + 4 * PITCH]), s4);
            s5 = x.fma(FloatVector.broadcast(SPECIES, a[i + 5 * PITCH]), s5);
            s6 = x.fma(FloatVector.broadcast(SPECIES, a[i + 6 * PITCH]), s6);
            s7 = x.fma(FloatVector.broadcast(SPECIES, a[i + 7 * PITCH]), s7);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + rowC);
        s2.intoArray(c, c0 + 2 * rowC);
        s3.intoArray(c, c0 + 3 * rowC);
        s4.intoArray(c, c0 + 4 * rowC);
        s5.intoArray(c, c0 + 5 * rowC);
        s6.intoArray(c, c0 + 6 * rowC);
        s7.intoArray(c, c0 + 7 * rowC);
    }
}

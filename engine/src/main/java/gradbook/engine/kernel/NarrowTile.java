package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A {@link Tile} of one vector, for what a row of whole tiles leaves. */
final class NarrowTile {
    private static final VectorSpecies<Float> SPECIES = Tile.SPECIES;

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
}

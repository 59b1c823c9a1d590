package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The {@link Tile} whose rows' factors lie row by row, {@link Strips#PITCH} apart: rows that are copied there, whole stretches at a
 * time, cost a third of what it takes to turn them. Read where they are, their distance would be no constant, and a tile a fifth slower.
 */
final class RowTile {
    private static final VectorSpecies<Float> SPECIES = Tile.SPECIES;

    private static final int PITCH = Strips.PITCH;

    private RowTile() {}

    /**
     * {@code c[r, j] = from[r, j] + Σ_p a[a0 + PITCH r + p] b[b0 + WIDTH p + j]} over ascending p.
     *
     * @param from0 where from[0, 0] lies; its rows are {@code rowFrom} apart
     * @param c0 where c[0, 0] lies; its rows are {@code rowC} apart
     */
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
        if (Tile.HALVED) {
            int half = HalfTile.ROWS;
            HalfTile.rows(from, from0, rowFrom, a, a0, b, b0, k, c, c0, rowC);
            int below = a0 + half * PITCH;
            HalfTile.rows(from, from0 + half * rowFrom, rowFrom, a, below, b, b0, k, c, c0 + half * rowC, rowC);
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
            x = FloatVector.broadcast(SPECIES, a[i + 4 * PITCH]);
            c40 = x.fma(b_0, c40);
            c41 = x.fma(b_1, c41);
            x = FloatVector.broadcast(SPECIES, a[i + 5 * PITCH]);
            c50 = x.fma(b_0, c50);
            c51 = x.fma(b_1, c51);
            x = FloatVector.broadcast(SPECIES, a[i + 6 * PITCH]);
            c60 = x.fma(b_0, c60);
            c61 = x.fma(b_1, c61);
            x = FloatVector.broadcast(SPECIES, a[i + 7 * PITCH]);
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

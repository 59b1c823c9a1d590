package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The {@link Tile} of a product whose rows' operand is read where it is, row by row: for few panels turning it costs more than the tenth
 * of the speed that this one lacks.
 */
final class RowTile {
    private static final VectorSpecies<Float> SPECIES = Tile.SPECIES;

    private RowTile() {}

    /**
     * {@code c[i, j] = Σ_p a[i, p] b[p, j]} over ascending p. Rows beyond {@code rows} repeat the last one and are not stored.
     *
     * @param a0 where row 0 of A begins; its rows are {@code rowA} apart
     * @param b0 where row 0 of B begins, a panel: its rows are {@link Tile#WIDTH} apart
     * @param c0 where c[0, 0] lies; its rows are {@code rowC} apart
     */
    static void sum(float[] a, int a0, int rowA, float[] b, int b0, int k, float[] c, int c0, int rowC, int rows) {
        if (Tile.HALVED) {
            int half = HalfTile.ROWS;
            HalfTile.rows(a, a0, rowA, b, b0, k, c, c0, rowC, rows);
            if (rows > half) {
                HalfTile.rows(a, a0 + half * rowA, rowA, b, b0, k, c, c0 + half * rowC, rowC, rows - half);
            }
            return;
        }
        int last = rows - 1;
        int a1 = a0 + Math.min(1, last) * rowA;
        int a2 = a0 + Math.min(2, last) * rowA;
        int a3 = a0 + Math.min(3, last) * rowA;
        int a4 = a0 + Math.min(4, last) * rowA;
        int a5 = a0 + Math.min(5, last) * rowA;
        int a6 = a0 + Math.min(6, last) * rowA;
        int a7 = a0 + Math.min(7, last) * rowA;
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        FloatVector c40 = c00;
        FloatVector c41 = c00;
        FloatVector c50 = c00;
        FloatVector c51 = c00;
        FloatVector c60 = c00;
        FloatVector c61 = c00;
        FloatVector c70 = c00;
        FloatVector c71 = c00;
        for (int p = 0; p < k; p++) {
            FloatVector b_0 = Tile.left(b, b0 + p * Tile.WIDTH);
            FloatVector b_1 = Tile.right(b, b0 + p * Tile.WIDTH);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + p]);
            c00 = x.fma(b_0, c00);
            c01 = x.fma(b_1, c01);
            x = FloatVector.broadcast(SPECIES, a[a1 + p]);
            c10 = x.fma(b_0, c10);
            c11 = x.fma(b_1, c11);
            x = FloatVector.broadcast(SPECIES, a[a2 + p]);
            c20 = x.fma(b_0, c20);
            c21 = x.fma(b_1, c21);
            x = FloatVector.broadcast(SPECIES, a[a3 + p]);
            c30 = x.fma(b_0, c30);
            c31 = x.fma(b_1, c31);
            x = FloatVector.broadcast(SPECIES, a[a4 + p]);
            c40 = x.fma(b_0, c40);
            c41 = x.fma(b_1, c41);
            x = FloatVector.broadcast(SPECIES, a[a5 + p]);
            c50 = x.fma(b_0, c50);
            c51 = x.fma(b_1, c51);
            x = FloatVector.broadcast(SPECIES, a[a6 + p]);
            c60 = x.fma(b_0, c60);
            c61 = x.fma(b_1, c61);
            x = FloatVector.broadcast(SPECIES, a[a7 + p]);
            c70 = x.fma(b_0, c70);
            c71 = x.fma(b_1, c71);
        }
        Tile.store(c00, c01, c, c0);
        if (rows > 1) {
            Tile.store(c10, c11, c, c0 + rowC);
        }
        if (rows > 2) {
            Tile.store(c20, c21, c, c0 + 2 * rowC);
        }
        if (rows > 3) {
            Tile.store(c30, c31, c, c0 + 3 * rowC);
        }
        if (rows > 4) {
            Tile.store(c40, c41, c, c0 + 4 * rowC);
        }
        if (rows > 5) {
            Tile.store(c50, c51, c, c0 + 5 * rowC);
        }
        if (rows > 6) {
            Tile.store(c60, c61, c, c0 + 6 * rowC);
        }
        if (rows > 7) {
            Tile.store(c70, c71, c, c0 + 7 * rowC);
        }
    }
}

package gradbook.engine.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Chains of {@code fma} in float64 for 4 rows by 2 vectors of outputs, held in registers over all terms. As in {@link Tile} the rows' factors
 * of a term lie side by side, and so do those of the lanes, so that one index counts for both.
 */
final class DoubleTile {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Outputs along the lanes. */
    static final int WIDTH = 2 * LANES;

    /** Rows of outputs. */
    static final int ROWS = 4;

    private DoubleTile() {}

    /**
     * {@code c[c0 + r rowC + j] = Σ a[a0 + 4 p + r] b[WIDTH p + j]} for r below 4 and j below {@link #WIDTH}, each a chain over ascending p
     * below k.
     */
    static void sum(double[] a, int a0, double[] b, int k, double[] c, int c0, int rowC) {
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = DoubleVector.zero(SPECIES);
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c11 = DoubleVector.zero(SPECIES);
        DoubleVector c20 = DoubleVector.zero(SPECIES);
        DoubleVector c21 = DoubleVector.zero(SPECIES);
        DoubleVector c30 = DoubleVector.zero(SPECIES);
        DoubleVector c31 = DoubleVector.zero(SPECIES);
        for (int p = 0; p < k; p++) {
            DoubleVector left = DoubleVector.fromArray(SPECIES, b, p * WIDTH);
            DoubleVector right = DoubleVector.fromArray(SPECIES, b, p * WIDTH + LANES);
            DoubleVector a0p = DoubleVector.broadcast(SPECIES, a[a0 + p * ROWS]);
            c00 = a0p.fma(left, c00);
            c01 = a0p.fma(right, c01);
            DoubleVector a1p = DoubleVector.broadcast(SPECIES, a[a0 + p * ROWS + 1]);
            c10 = a1p.fma(left, c10);
            c11 = a1p.fma(right, c11);
            DoubleVector a2p = DoubleVector.broadcast(SPECIES, a[a0 + p * ROWS + 2]);
            c20 = a2p.fma(left, c20);
            c21 = a2p.fma(right, c21);
            DoubleVector a3p = DoubleVector.broadcast(SPECIES, a[a0 + p * ROWS + 3]);
            c30 = a3p.fma(left, c30);
            c31 = a3p.fma(right, c31);
        }
        store(c00, c01, c, c0);
        store(c10, c11, c, c0 + rowC);
        store(c20, c21, c, c0 + 2 * rowC);
        store(c30, c31, c, c0 + 3 * rowC);
    }

    private static void store(DoubleVector left, DoubleVector right, double[] c, int at) {
        left.intoArray(c, at);
        right.intoArray(c, at + LANES);
    }
}

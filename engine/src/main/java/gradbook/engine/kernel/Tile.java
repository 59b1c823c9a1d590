package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Chains of {@code fma} for 8 rows by 2 vectors of outputs, held in registers over k terms in one flat loop: what a product is made of,
 * and a convolution. For each term the rows' 8 factors lie side by side, and so do those of the lanes. {@link RowTile} takes the rows'
 * factors row by row, {@link TapTile} finds the lanes' by a table.
 *
 * <p>One index counts for both sides, and all else is a constant away from it: the compiler then takes the checks of bounds out of the
 * loop, and a term is 19 to 24 instructions, 8 of them products, where a table made it 28 to 32. What a processor decodes in a cycle, or
 * half of it where two threads share a core, is the limit. Loops over k must be flat: accumulators that live across a nested loop are
 * spilled by JDK 17, and so are those of two terms a turn by JDK 25.
 */
final class Tile {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /** Outputs along the lanes. */
    static final int WIDTH = 2 * LANES;

    /** Rows of outputs. */
    static final int ROWS = 8;

    /** Lanes' elements for each of the rows'. */
    static final int STEP = WIDTH / ROWS;

    /** Whether a processor's 16 vector registers are too few for a whole tile; those with vectors of 16 floats have 32. */
    static final boolean HALVED = LANES < 16;

    /**
     * Terms by which tiles are extended at a time: so many of a strip stay in the first-level cache. So do those of a panel where it is
     * narrow; a wide one's come from the second level, in less time than the products take.
     */
    static final int DEPTH = HALVED ? 256 : 512;

    /** Where every chain begins: a row of them, the same for all. */
    static final float[] ZEROS = new float[WIDTH];

    private Tile() {}

    /** As many tiles as {@code lanes} outputs need. */
    static int across(int lanes) {
        return (lanes + WIDTH - 1) / WIDTH;
    }

    /** As many tiles as {@code rows} outputs need. */
    static int down(int rows) {
        return (rows + ROWS - 1) / ROWS;
    }

    /** Terms of each part of a chain of k, except the last: as equal as they can be, and {@link #DEPTH} at most. */
    static int depth(int k) {
        int parts = Math.max(1, (k + DEPTH - 1) / DEPTH);
        return Math.max(1, (k + parts - 1) / parts);
    }

    /** As {@link #extend}, from zero. */
    static void sum(float[] a, int a0, float[] b, int b0, int k, float[] c, int c0, int rowC) {
        extend(ZEROS, 0, 0, a, a0, b, b0, k, c, c0, rowC);
    }

    /** As {@link #extend}, on top of what c holds. */
    static void add(float[] a, int a0, float[] b, int b0, int k, float[] c, int c0, int rowC) {
        extend(c, c0, rowC, a, a0, b, b0, k, c, c0, rowC);
    }

    /**
     * {@code c[r, j] = from[r, j] + Σ_p a[a0 + 8 p + r] b[b0 + WIDTH p + j]} over ascending p: both lie in order, so that one index counts
     * for both.
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
        if (HALVED) {
            int half = HalfTile.ROWS;
            HalfTile.extend(from, from0, rowFrom, a, a0, b, b0, k, c, c0, rowC);
            HalfTile.extend(from, from0 + half * rowFrom, rowFrom, a, a0 + half, b, b0, k, c, c0 + half * rowC, rowC);
            return;
        }
        FloatVector c00 = left(from, from0);
        FloatVector c01 = right(from, from0);
        FloatVector c10 = left(from, from0 + rowFrom);
        FloatVector c11 = right(from, from0 + rowFrom);
        FloatVector c20 = left(from, from0 + 2 * rowFrom);
        FloatVector c21 = right(from, from0 + 2 * rowFrom);
        FloatVector c30 = left(from, from0 + 3 * rowFrom);
        FloatVector c31 = right(from, from0 + 3 * rowFrom);
        FloatVector c40 = left(from, from0 + 4 * rowFrom);
        FloatVector c41 = right(from, from0 + 4 * rowFrom);
        FloatVector c50 = left(from, from0 + 5 * rowFrom);
        FloatVector c51 = right(from, from0 + 5 * rowFrom);
        FloatVector c60 = left(from, from0 + 6 * rowFrom);
        FloatVector c61 = right(from, from0 + 6 * rowFrom);
        FloatVector c70 = left(from, from0 + 7 * rowFrom);
        FloatVector c71 = right(from, from0 + 7 * rowFrom);
        int lanes = b0 - STEP * a0;
        for (int i = a0; i < a0 + ROWS * k; i += ROWS) {
            int o = STEP * i + lanes;
            FloatVector b_0 = left(b, o);
            FloatVector b_1 = right(b, o);
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
            x = FloatVector.broadcast(SPECIES, a[i + 4]);
            c40 = x.fma(b_0, c40);
            c41 = x.fma(b_1, c41);
            x = FloatVector.broadcast(SPECIES, a[i + 5]);
            c50 = x.fma(b_0, c50);
            c51 = x.fma(b_1, c51);
            x = FloatVector.broadcast(SPECIES, a[i + 6]);
            c60 = x.fma(b_0, c60);
            c61 = x.fma(b_1, c61);
            x = FloatVector.broadcast(SPECIES, a[i + 7]);
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

    static FloatVector left(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    static FloatVector right(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at + LANES);
    }

    static void store(FloatVector left, FloatVector right, float[] c, int at) {
        left.intoArray(c, at);
        right.intoArray(c, at + LANES);
    }

    /** A tile's width of elements, in a third of the time of a call of {@link System#arraycopy}. */
    static void copy(float[] x, int from, float[] to, int at) {
        store(left(x, from), right(x, from), to, at);
    }
}

package gradbook.engine.kernel;

import gradbook.engine.runtime.Workers;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The float32 product by the Vector API: 8 rows by 2 vectors of outputs are held in registers over one flat loop over k, so each
 * output is the chain that the contract asks for. The rows' operand is read where it is, the lanes' operand from panels as wide as a
 * tile, {@code k} rows each, which are laid out first unless it already lies that way.
 *
 * <p>8 x 2 came to 228 GFLOP/s at 512x512x512 on one Zen 5 core, on JDK 17 and 25; 4 x 2 to 174, 6 x 2 to 190, 12 x 2 to 226. Loops
 * over k must be flat: accumulators that live across a nested loop are spilled by JDK 17.
 */
final class ProductTiles {
    private static final VectorSpecies<Float> SPECIES = Tile.SPECIES;
    private static final int LANES = Tile.LANES;
    private static final int WIDTH = Tile.WIDTH;
    private static final int ROWS = Tile.ROWS;

    /** Up to so many rows k the lanes' operand is read where it is: further apart, its rows fight for the same cache lines. */
    private static final int IN_PLACE = 128;

    /** Rows of a panel that are turned at a time: they stay in the first-level cache until their lines are full. */
    private static final int TURNED = 64;

    /** Columns of strips that are laid out at a time: as many lines a power of two apart as the first-level cache holds. */
    private static final int PLACED = 8;

    /** Multiply-adds a thread must get before dividing pays. */
    private static final long GRAIN = 1 << 18;

    /** Multiply-adds in the time that laying out an element takes. */
    private static final long MOVED = 16;

    private ProductTiles() {}

    /**
     * {@code C = A B}, A [m, k], B [k, n], C [m, n] with whole rows. Lanes run along the columns of C, or along its rows where the
     * operand that would have to be turned for it is smaller.
     */
    static void product(Matrix a, Matrix b, Matrix c, int m, int k, int n) {
        boolean alongRows = b.step() != 1 && (a.row() == 1 || m < n) && m >= LANES;
        if (alongRows) {
            new Run(b.transposed(), a.transposed(), c.transposed(), n, k, m).run();
        } else {
            new Run(a, b, c, m, k, n).run();
        }
    }

    /**
     * The rows' operand: row i of a strip begins {@code i row} places after it, a row's elements are {@code step} apart.
     *
     * @param between places between the beginnings of two strips
     */
    private record Strips(float[] values, int start, int between, int row, int step) {}

    /** One product, lanes along n. */
    private record Run(Matrix a, Matrix b, Matrix c, int m, int k, int n) {
        void run() {
            int panels = Tile.across(n);
            int strips = Tile.down(m);
            boolean inPlace = b.step() == 1 && k <= IN_PLACE;
            int first = inPlace ? n / WIDTH : 0; // the first panel that is laid out
            boolean stripsLaidOut = a.step() != 1 && k > IN_PLACE && panels >= ROWS;
            int room = Math.multiplyExact(panels - first, Math.multiplyExact(k, WIDTH));
            float[] laidOut = Scratch.floats(
                    stripsLaidOut
                            ? Math.addExact(room, Math.multiplyExact(strips, Math.multiplyExact(k, ROWS)))
                            : room);
            Workers.split(panels - first, grain(MOVED * k * WIDTH), (from, to) -> {
                for (int panel = from; panel < to; panel++) {
                    layOut((first + panel) * WIDTH, laidOut, panel * k * WIDTH);
                }
            });
            Strips rows = new Strips(a.values(), a.start(), ROWS * a.row(), a.row(), a.step());
            if (stripsLaidOut) {
                Workers.split(strips, grain(MOVED * k * ROWS), (from, to) -> layOutStrips(from, to, laidOut, room));
                rows = new Strips(laidOut, room, k * ROWS, 1, ROWS);
            }
            Strips as = rows;
            long tile = (long) k * WIDTH * ROWS;
            // Along the more numerous: a panel serves all strips of a piece, and what a thread has laid out lies in its
            // cache.
            if (strips > panels) {
                Workers.split(
                        strips, grain(tile * panels), (from, to) -> tiles(as, from, to, 0, panels, first, laidOut));
            } else {
                Workers.split(
                        panels, grain(tile * strips), (from, to) -> tiles(as, 0, strips, from, to, first, laidOut));
            }
        }

        private static int grain(long work) {
            return (int) Math.min(Integer.MAX_VALUE, 1 + GRAIN / Math.max(1, work));
        }

        /** Columns {@code column..column + WIDTH} of B as k rows of their own; columns that B lacks are zeros. */
        private void layOut(int column, float[] panel, int start) {
            int width = Math.min(WIDTH, n - column);
            if (b.step() == 1) {
                for (int p = 0; p < k; p++) {
                    System.arraycopy(b.values(), b.start() + p * b.row() + column, panel, start + p * WIDTH, width);
                }
            } else {
                for (int top = 0; top < k; top += TURNED) {
                    int bottom = Math.min(k, top + TURNED);
                    for (int j = 0; j < width; j++) {
                        int from = b.start() + (column + j) * b.step();
                        for (int p = top; p < bottom; p++) {
                            panel[start + p * WIDTH + j] = b.values()[from + p * b.row()];
                        }
                    }
                }
            }
            for (int j = width; j < WIDTH; j++) {
                for (int p = 0; p < k; p++) {
                    panel[start + p * WIDTH + j] = 0;
                }
            }
        }

        /** Strips {@code from..to} of A, for each k its elements side by side; rows that A lacks are zeros. */
        private void layOutStrips(int from, int to, float[] laidOut, int start) {
            for (int top = 0; top < k; top += PLACED) {
                int bottom = Math.min(k, top + PLACED);
                for (int strip = from; strip < to; strip++) {
                    int row = strip * ROWS;
                    int at = a.start() + row * a.row();
                    int place = start + strip * k * ROWS;
                    if (a.row() == 1 && row + ROWS <= m) {
                        for (int p = top; p < bottom; p++) {
                            copyStrip(a.values(), at + p * a.step(), laidOut, place + p * ROWS);
                        }
                    } else {
                        for (int p = top; p < bottom; p++) {
                            for (int i = 0; i < ROWS; i++) {
                                boolean there = row + i < m;
                                laidOut[place + p * ROWS + i] = there ? a.values()[at + i * a.row() + p * a.step()] : 0;
                            }
                        }
                    }
                }
            }
        }

        private static void copyStrip(float[] from, int start, float[] to, int place) {
            for (int i = 0; i < ROWS; i++) {
                to[place + i] = from[start + i];
            }
        }

        private void tiles(
                Strips as, int fromStrip, int toStrip, int fromPanel, int toPanel, int first, float[] laidOut) {
            float[] tile = new float[ROWS * WIDTH];
            for (int panel = fromPanel; panel < toPanel; panel++) {
                int column = panel * WIDTH;
                boolean there = panel < first;
                float[] from = there ? b.values() : laidOut;
                int start = there ? b.start() + column : (panel - first) * k * WIDTH;
                int step = there ? b.row() : WIDTH;
                boolean direct = c.step() == 1 && column + WIDTH <= n;
                for (int strip = fromStrip; strip < toStrip; strip++) {
                    int row = strip * ROWS;
                    int rows = Math.min(ROWS, m - row);
                    int at = as.start() + strip * as.between();
                    if (direct) {
                        int to = c.start() + row * c.row() + column;
                        tile(as.values(), at, as.row(), as.step(), from, start, step, k, c.values(), to, c.row(), rows);
                    } else {
                        tile(as.values(), at, as.row(), as.step(), from, start, step, k, tile, 0, WIDTH, rows);
                        put(tile, row, rows, column);
                    }
                }
            }
        }

        private void put(float[] tile, int row, int rows, int column) {
            int columns = Math.min(WIDTH, n - column);
            for (int j = 0; j < columns; j++) {
                int to = c.start() + row * c.row() + (column + j) * c.step();
                for (int i = 0; i < rows; i++) {
                    c.values()[to + i * c.row()] = tile[i * WIDTH + j];
                }
            }
        }
    }

    /**
     * One tile: {@code c[i, j] = Σ a[i, p] b[p, j]}. Rows beyond {@code rows} repeat the last one and are not stored.
     *
     * @param a0 where row 0 of A begins; a row's elements are {@code stepA} apart
     * @param b0 where row 0 of B begins; its rows are {@code rowB} apart
     */
    private static void tile(
            float[] a,
            int a0,
            int rowA,
            int stepA,
            float[] b,
            int b0,
            int rowB,
            int k,
            float[] c,
            int c0,
            int rowC,
            int rows) {
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
        for (int p = 0, q = 0, o = b0; p < k; p++, q += stepA, o += rowB) {
            FloatVector b_0 = FloatVector.fromArray(SPECIES, b, o);
            FloatVector b_1 = FloatVector.fromArray(SPECIES, b, o + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + q]);
            c00 = x.fma(b_0, c00);
            c01 = x.fma(b_1, c01);
            x = FloatVector.broadcast(SPECIES, a[a1 + q]);
            c10 = x.fma(b_0, c10);
            c11 = x.fma(b_1, c11);
            x = FloatVector.broadcast(SPECIES, a[a2 + q]);
            c20 = x.fma(b_0, c20);
            c21 = x.fma(b_1, c21);
            x = FloatVector.broadcast(SPECIES, a[a3 + q]);
            c30 = x.fma(b_0, c30);
            c31 = x.fma(b_1, c31);
            x = FloatVector.broadcast(SPECIES, a[a4 + q]);
            c40 = x.fma(b_0, c40);
            c41 = x.fma(b_1, c41);
            x = FloatVector.broadcast(SPECIES, a[a5 + q]);
            c50 = x.fma(b_0, c50);
            c51 = x.fma(b_1, c51);
            x = FloatVector.broadcast(SPECIES, a[a6 + q]);
            c60 = x.fma(b_0, c60);
            c61 = x.fma(b_1, c61);
            x = FloatVector.broadcast(SPECIES, a[a7 + q]);
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

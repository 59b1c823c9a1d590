package gradbook.engine.kernel;

import gradbook.engine.runtime.Workers;
import java.util.Arrays;

/**
 * The float32 product by the Vector API, tile by tile ({@link Tile}): each output is one chain over a whole loop over k, as the contract
 * asks for. The lanes' operand is laid out in panels as wide as a tile, {@code k} rows each; the rows' operand in {@link Strips} where
 * that pays, else it is read where it is ({@link RowTile}).
 */
final class ProductTiles {
    private static final int WIDTH = Tile.WIDTH;
    private static final int ROWS = Tile.ROWS;

    /** Up to so many rows k strips meet the lanes' operand where it is: further apart, its rows fight for the same cache lines. */
    private static final int IN_PLACE = 128;

    /** From so many panels on, turning rows to strips pays. */
    private static final int PANELS = 8;

    /** Elements of rows that are turned, at most: 64 megabytes, which stay with the thread. */
    private static final int TURNABLE = 1 << 24;

    /** Rows of a panel that are turned at a time: they stay in the first-level cache until their lines are full. */
    private static final int TURNED = 64;

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
        if (Dots.fits(a, b, m)) {
            Dots.product(a, b, c, m, k, n);
            return;
        }
        boolean alongRows = b.step() != 1 && (a.row() == 1 || m < n) && m >= Tile.LANES;
        if (alongRows) {
            new Run(b.transposed(), a.transposed(), c.transposed(), n, k, m).run();
        } else {
            new Run(a, b, c, m, k, n).run();
        }
    }

    /** One product, lanes along n. */
    private record Run(Matrix a, Matrix b, Matrix c, int m, int k, int n) {
        void run() {
            int panels = Tile.across(n);
            int strips = Tile.down(m);
            boolean lies = b.step() == 1 && k <= IN_PLACE;
            boolean pays = panels >= PANELS && (long) m * k <= TURNABLE || lies && m < n;
            boolean inStrips = a.step() != 1 || pays;
            boolean inPlace = lies && inStrips;
            int first = inPlace ? n / WIDTH : 0; // the first panel that is laid out
            int room = Math.multiplyExact(panels - first, Math.multiplyExact(k, WIDTH));
            float[] laidOut =
                    Scratch.floats(inStrips ? Math.addExact(room, Math.multiplyExact(strips, k * ROWS)) : room);
            Workers.split(panels - first, grain(MOVED * k * WIDTH), (from, to) -> {
                for (int panel = from; panel < to; panel++) {
                    layOut((first + panel) * WIDTH, laidOut, panel * k * WIDTH);
                }
            });
            if (inStrips) {
                Strips side = new Strips(a, m, k);
                Workers.split(strips, grain(MOVED * k * ROWS), (from, to) -> side.write(from, to, laidOut, room));
            }
            int[] there = inPlace ? steps(b.row()) : new int[0];
            int[] packed = inStrips && first < panels ? steps(WIDTH) : new int[0];
            Panels work = (fromPanel, toPanel, fromStrip, toStrip) -> {
                float[] tile = new float[ROWS * WIDTH];
                for (int panel = fromPanel; panel < toPanel; panel++) {
                    boolean isThere = panel < first;
                    float[] lanes = isThere ? b.values() : laidOut;
                    int at = isThere ? b.start() + panel * WIDTH : (panel - first) * k * WIDTH;
                    int[] steps = isThere ? there : packed;
                    for (int strip = fromStrip; strip < toStrip; strip++) {
                        if (inStrips) {
                            strip(laidOut, room + strip * k * ROWS, lanes, at, steps, panel, strip, tile);
                        } else {
                            rows(lanes, at, panel, strip, tile);
                        }
                    }
                }
            };
            long each = (long) k * WIDTH * ROWS;
            // Along the more numerous: a panel serves all strips of a piece, and what a thread has laid out lies in its
            // cache.
            if (strips > panels) {
                Workers.split(strips, grain(each * panels), (from, to) -> work.tiles(0, panels, from, to));
            } else {
                Workers.split(panels, grain(each * strips), (from, to) -> work.tiles(from, to, 0, strips));
            }
        }

        @FunctionalInterface
        private interface Panels {
            void tiles(int fromPanel, int toPanel, int fromStrip, int toStrip);
        }

        private int[] steps(int row) {
            int[] steps = new int[k];
            for (int p = 0; p < k; p++) {
                steps[p] = p * row;
            }
            return steps;
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
                    turn(column, width, top, Math.min(TURNED, k - top), panel, start + top * WIDTH);
                }
            }
            if (width < WIDTH) {
                for (int p = 0; p < k; p++) {
                    Arrays.fill(panel, start + p * WIDTH + width, start + (p + 1) * WIDTH, 0);
                }
            }
        }

        /** Of so many columns the rows from {@code top} on. */
        private void turn(int column, int width, int top, int rows, float[] panel, int start) {
            int from = b.start() + column * b.step() + top * b.row();
            if (b.row() == 1) {
                Turned.write(b.values(), from, b.step(), width, rows, panel, start, WIDTH);
                return;
            }
            for (int j = 0; j < width; j++) {
                for (int p = 0; p < rows; p++) {
                    panel[start + p * WIDTH + j] = b.values()[from + j * b.step() + p * b.row()];
                }
            }
        }

        private boolean isDirect(int panel) {
            return c.step() == 1 && (panel + 1) * WIDTH <= n;
        }

        private int place(int panel, int strip) {
            return c.start() + strip * ROWS * c.row() + panel * WIDTH * c.step();
        }

        /** The tile of rows that are read where they are, and the panel that is laid out from {@code from} on. */
        private void rows(float[] panels, int from, int panel, int strip, float[] tile) {
            int at = a.start() + strip * ROWS * a.row();
            int rows = Math.min(ROWS, m - strip * ROWS);
            if (isDirect(panel)) {
                int to = place(panel, strip);
                RowTile.sum(a.values(), at, a.row(), panels, from, k, c.values(), to, c.row(), rows);
            } else {
                RowTile.sum(a.values(), at, a.row(), panels, from, k, tile, 0, WIDTH, rows);
                put(tile, panel, strip);
            }
        }

        /** The tile of the strip that lies at {@code at}, and the columns of {@code lanes} from {@code from} on. */
        private void strip(
                float[] strips, int at, float[] lanes, int from, int[] steps, int panel, int strip, float[] tile) {
            if (isDirect(panel) && (strip + 1) * ROWS <= m) {
                Tile.sum(strips, at, lanes, from, steps, k, c.values(), place(panel, strip), c.row());
            } else {
                Tile.sum(strips, at, lanes, from, steps, k, tile, 0, WIDTH);
                put(tile, panel, strip);
            }
        }

        private void put(float[] tile, int panel, int strip) {
            int rows = Math.min(ROWS, m - strip * ROWS);
            int columns = Math.min(WIDTH, n - panel * WIDTH);
            int at = place(panel, strip);
            if (c.row() == 1) {
                Turned.write(tile, 0, WIDTH, rows, columns, c.values(), at, c.step());
                return;
            }
            for (int j = 0; j < columns; j++) {
                int to = at + j * c.step();
                for (int i = 0; i < rows; i++) {
                    c.values()[to + i * c.row()] = tile[i * WIDTH + j];
                }
            }
        }
    }
}

package gradbook.engine.kernel;

import gradbook.engine.runtime.Workers;

/**
 * The float32 product by the Vector API, tile by tile: each output is one chain over k, as the contract asks for; between two parts of its
 * chain it lies in C. The lanes' operand is laid out in {@link Panels}, the rows' operand in {@link Strips}.
 */
final class ProductTiles {
    private static final int WIDTH = Tile.WIDTH;
    private static final int ROWS = Tile.ROWS;

    /** Strips that meet a panel one after the other, from the second-level cache. */
    private static final int BLOCK = 8;

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
    private static final class Run {
        private final Matrix a;
        private final Matrix b;
        private final Matrix c;
        private final int m;
        private final int k;
        private final int n;
        private final int panels;
        private final int strips;

        private final Strips rows;

        /** Terms of a part of the chains. */
        private final int depth;

        /** Whether threads divide the strips, each laying out its own when it comes to them; else they divide the panels. */
        private final boolean own;

        /** The panels, and from {@code room} on the strips that all threads read, part by part. */
        private final float[] laidOut;

        private final int room;

        Run(Matrix a, Matrix b, Matrix c, int m, int k, int n) {
            this.a = a;
            this.b = b;
            this.c = c;
            this.m = m;
            this.k = k;
            this.n = n;
            this.panels = Tile.across(n);
            this.strips = Tile.down(m);
            this.rows = new Strips(a, m, k);
            this.depth = Tile.depth(k);
            this.own = strips > panels;
            this.room = Math.multiplyExact(panels, Math.multiplyExact(k, WIDTH));
            int behind = own ? 0 : Math.multiplyExact(Math.multiplyExact(this.rows.parts(), strips), Strips.SIZE);
            this.laidOut = Scratch.floats(Math.addExact(room, behind));
        }

        /** Divided along the more numerous. */
        void run() {
            Panels lanes = new Panels(b, k, n);
            Workers.split(panels, grain(MOVED * k * WIDTH), (from, to) -> {
                for (int panel = from; panel < to; panel++) {
                    lanes.write(panel, laidOut, panel * k * WIDTH);
                }
            });
            long each = (long) k * WIDTH * ROWS;
            if (own) {
                Workers.split(strips, grain(each * panels), (from, to) -> blocks(0, panels, from, to));
            } else {
                Workers.split(
                        strips,
                        grain(MOVED * k * ROWS),
                        (from, to) -> rows.write(from, to, laidOut, room + from * Strips.SIZE, strips));
                Workers.split(panels, grain(each * strips), (from, to) -> blocks(from, to, 0, strips));
            }
        }

        private static int grain(long work) {
            return (int) Math.min(Integer.MAX_VALUE, 1 + GRAIN / Math.max(1, work));
        }

        private void blocks(int fromPanel, int toPanel, int fromStrip, int toStrip) {
            int size = own ? BLOCK * rows.parts() * Strips.SIZE : 0;
            float[] block = Scratch.ofPart(size + (toPanel - fromPanel) * BLOCK * ROWS * WIDTH);
            for (int strip = fromStrip; strip < toStrip; strip += BLOCK) {
                int end = Math.min(toStrip, strip + BLOCK);
                if (own) {
                    rows.write(strip, end, block, 0, BLOCK);
                }
                for (int p = 0; p == 0 || p < k; p += depth) {
                    part(p, fromPanel, toPanel, strip, end, block, size);
                }
            }
        }

        /** Extends tiles by the part from term {@code p} on; those that C cannot take wait in {@code block} from {@code sums} on. */
        private void part(int p, int fromPanel, int toPanel, int fromStrip, int toStrip, float[] block, int sums) {
            float[] side = own ? block : laidOut;
            int at = own ? p / depth * BLOCK * Strips.SIZE : room + (p / depth * strips + fromStrip) * Strips.SIZE;
            for (int panel = fromPanel; panel < toPanel; panel++) {
                int columns = Math.min(WIDTH, n - panel * WIDTH);
                for (int strip = fromStrip; strip < toStrip; strip++) {
                    int height = Math.min(ROWS, m - strip * ROWS);
                    int strips = at + (strip - fromStrip) * Strips.SIZE;
                    int place = c.start() + strip * ROWS * c.row() + panel * WIDTH * c.step();
                    if (c.step() == 1 && height == ROWS && columns == WIDTH) {
                        extend(p, panel, side, strips, c.values(), place, c.row());
                    } else {
                        int sum = sums + ((panel - fromPanel) * BLOCK + strip - fromStrip) * ROWS * WIDTH;
                        extend(p, panel, side, strips, block, sum, WIDTH);
                        if (p + depth >= k) {
                            put(block, sum, place, height, columns);
                        }
                    }
                }
            }
        }

        private void extend(int p, int panel, float[] side, int at, float[] to, int to0, int rowTo) {
            float[] from = p > 0 ? to : Tile.ZEROS;
            int from0 = p > 0 ? to0 : 0;
            int rowFrom = p > 0 ? rowTo : 0;
            int terms = Math.min(depth, k - p);
            int lane = (panel * k + p) * WIDTH;
            if (a.step() == 1) {
                RowTile.extend(from, from0, rowFrom, side, at, laidOut, lane, terms, to, to0, rowTo);
            } else {
                Tile.extend(from, from0, rowFrom, side, at, laidOut, lane, terms, to, to0, rowTo);
            }
        }

        private void put(float[] sums, int sum, int place, int rows, int columns) {
            if (c.row() == 1) {
                Turned.write(sums, sum, WIDTH, rows, columns, c.values(), place, c.step());
                return;
            }
            for (int j = 0; j < columns; j++) {
                int to = place + j * c.step();
                for (int i = 0; i < rows; i++) {
                    c.values()[to + i * c.row()] = sums[sum + i * WIDTH + j];
                }
            }
        }
    }
}

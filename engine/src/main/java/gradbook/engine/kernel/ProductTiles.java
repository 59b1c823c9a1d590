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

    /** The same where they are laid out part by part: the panels' terms of a part then stay in that cache with them. */
    private static final int BLOCK_OF_PART = 32;

    /** Elements of them at most, where one has not more: 64 megabytes, which stay with the thread. */
    private static final int LARGEST = 1 << 24;

    /**
     * Multiply-adds a thread must get before dividing pays: ten to twenty microseconds of them. Where cores are far apart it takes one to
     * begin, and what another has written comes slowly.
     */
    private static final long GRAIN = (long) Tile.LANES << 17;

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
            layOutAndRun(b.transposed(), a.transposed(), c.transposed(), n, k, m);
        } else {
            layOutAndRun(a, b, c, m, k, n);
        }
    }

    private static void layOutAndRun(Matrix a, Matrix b, Matrix c, int m, int k, int n) {
        int size = size(k, n);
        float[] room = Scratch.floats(Math.addExact(size, Run.shared(m, k, n)));
        layOut(b, k, n, room);
        new Run(a, room, c, m, k, n, room, size).run();
    }

    /** As {@link #product}, from the panels of B, which lie at the beginning of {@code lanes}; A and C have whole rows. */
    static void product(Matrix a, float[] lanes, Matrix c, int m, int k, int n) {
        if (m <= PanelRows.ROWS) {
            PanelRows.product(a, lanes, c, m, k, n);
        } else {
            new Run(a, lanes, c, m, k, n, Scratch.floats(Run.shared(m, k, n)), 0).run();
        }
    }

    /** Elements of the panels of a B [k, n]. */
    static int size(int k, int n) {
        return Math.multiplyExact(Tile.across(n), Math.multiplyExact(k, WIDTH));
    }

    /** Writes the panels of B [k, n]. */
    static void layOut(Matrix b, int k, int n, float[] room) {
        Panels panels = new Panels(b, k, n);
        Workers.split(Tile.across(n), grain(MOVED * k * WIDTH), (from, to) -> {
            for (int panel = from; panel < to; panel++) {
                panels.write(panel, room, panel * k * WIDTH);
            }
        });
    }

    private static int grain(long work) {
        return (int) Math.min(Integer.MAX_VALUE, 1 + GRAIN / Math.max(1, work));
    }

    /** One product, lanes along n. */
    private static final class Run {
        private final Matrix a;
        private final float[] lanes;
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

        /** Parts of its strips that a thread lays out at a time, if it does. */
        private final int parts;

        /** Where all threads read the strips, from {@code start} on and part by part, if they divide the panels. */
        private final float[] shared;

        private final int start;

        Run(Matrix a, float[] lanes, Matrix c, int m, int k, int n, float[] shared, int start) {
            this.a = a;
            this.lanes = lanes;
            this.c = c;
            this.m = m;
            this.k = k;
            this.n = n;
            this.panels = Tile.across(n);
            this.strips = Tile.down(m);
            this.rows = new Strips(a, m, k);
            this.depth = Tile.depth(k);
            this.own = isOwn(m, n);
            this.parts = own ? rows.partsAtATime() : 0;
            this.shared = shared;
            this.start = start;
        }

        private static boolean isOwn(int m, int n) {
            return Tile.down(m) > Tile.across(n);
        }

        /** Elements of strips that all threads read. */
        static int shared(int m, int k, int n) {
            return isOwn(m, n) ? 0 : Math.multiplyExact(Strips.parts(k), Math.multiplyExact(Tile.down(m), Strips.SIZE));
        }

        /** Divided along the more numerous. */
        void run() {
            long each = (long) k * WIDTH * ROWS;
            if (own) {
                long work = each * panels + MOVED * k * ROWS;
                Workers.split(strips, grain(work), (from, to) -> blocks(0, panels, from, to));
            } else {
                Workers.split(
                        strips,
                        grain(MOVED * k * ROWS),
                        (from, to) -> rows.write(from, to, 0, k, shared, start + from * Strips.SIZE, strips));
                Workers.split(panels, grain(each * strips), (from, to) -> blocks(from, to, 0, strips));
            }
        }

        private void blocks(int fromPanel, int toPanel, int fromStrip, int toStrip) {
            int each = Math.multiplyExact(parts, Strips.SIZE);
            int most = parts == 1 ? BLOCK_OF_PART : Math.max(1, Math.min(BLOCK, LARGEST / Math.max(1, each)));
            int count = Math.min(most, toStrip - fromStrip);
            float[] block = Scratch.ofPart(count * (each + (toPanel - fromPanel) * ROWS * WIDTH));
            for (int strip = fromStrip; strip < toStrip; strip += count) {
                int end = Math.min(toStrip, strip + count);
                for (int p = 0; p == 0 || p < k; p += depth) {
                    if (own && p / depth % parts == 0) {
                        rows.write(strip, end, p, Math.min(k, p + parts * depth), block, 0, count);
                    }
                    part(p, fromPanel, toPanel, strip, end, block, count);
                }
            }
        }

        /** Extends tiles by the part from term {@code p} on; those that C cannot take wait in {@code block}, behind its strips. */
        private void part(int p, int fromPanel, int toPanel, int fromStrip, int toStrip, float[] block, int count) {
            float[] side = own ? block : shared;
            int part = p / depth;
            int at = own ? part % parts * count * Strips.SIZE : start + (part * strips + fromStrip) * Strips.SIZE;
            int sums = count * parts * Strips.SIZE;
            for (int panel = fromPanel; panel < toPanel; panel++) {
                int columns = Math.min(WIDTH, n - panel * WIDTH);
                boolean narrow = columns <= Tile.LANES;
                int whole = narrow ? Tile.LANES : WIDTH;
                for (int strip = fromStrip; strip < toStrip; strip++) {
                    int height = Math.min(ROWS, m - strip * ROWS);
                    int strips = at + (strip - fromStrip) * Strips.SIZE;
                    int place = c.start() + strip * ROWS * c.row() + panel * WIDTH * c.step();
                    if (c.step() == 1 && height == ROWS && columns == whole) {
                        extend(narrow, p, panel, side, strips, c.values(), place, c.row());
                    } else {
                        int sum = sums + ((panel - fromPanel) * count + strip - fromStrip) * ROWS * WIDTH;
                        extend(narrow, p, panel, side, strips, block, sum, WIDTH);
                        if (p + depth >= k) {
                            put(block, sum, place, height, columns);
                        }
                    }
                }
            }
        }

        private void extend(boolean narrow, int p, int panel, float[] side, int at, float[] to, int to0, int rowTo) {
            float[] from = p > 0 ? to : Tile.ZEROS;
            int from0 = p > 0 ? to0 : 0;
            int rowFrom = p > 0 ? rowTo : 0;
            int terms = Math.min(depth, k - p);
            int lane = (panel * k + p) * WIDTH;
            if (narrow && a.step() == 1) {
                NarrowTile.extendRows(from, from0, rowFrom, side, at, lanes, lane, terms, to, to0, rowTo);
            } else if (narrow) {
                NarrowTile.extend(from, from0, rowFrom, side, at, lanes, lane, terms, to, to0, rowTo);
            } else if (a.step() == 1) {
                RowTile.extend(from, from0, rowFrom, side, at, lanes, lane, terms, to, to0, rowTo);
            } else {
                Tile.extend(from, from0, rowFrom, side, at, lanes, lane, terms, to, to0, rowTo);
            }
        }

        private void put(float[] sums, int sum, int place, int rows, int columns) {
            if (c.step() != 1) {
                Turned.write(sums, sum, WIDTH, rows, columns, c.values(), place, c.step());
                return;
            }
            for (int i = 0; i < rows; i++) {
                System.arraycopy(sums, sum + i * WIDTH, c.values(), place + i * c.row(), columns);
            }
        }
    }
}

package gradbook.engine.kernel;

import gradbook.engine.runtime.Workers;
import java.util.function.Supplier;

/**
 * One product, tile by tile, lanes along its columns: each output is one chain over k, as the contract asks for; between two parts of its
 * chain it lies in C, or beside the strips where its tile is not whole there. The lanes' operand is laid out in {@link Panels}, the rows'
 * operand in {@link Strips}.
 */
final class TiledProduct {
    private static final int WIDTH = Tile.WIDTH;
    private static final int ROWS = Tile.ROWS;

    /** Strips that meet a panel one after the other, from the second-level cache. */
    private static final int BLOCK = 8;

    /** The same where they are laid out one part at a time: the panels' terms of that part then stay in that cache with them. */
    private static final int BLOCK_OF_PART = 32;

    /** Elements of them and of their tiles at most, where one has not more: 64 megabytes, which stay with the thread. */
    private static final int LARGEST = 1 << 24;

    private final Matrix a;
    private final Supplier<float[]> panels;
    private final Matrix c;
    private final int m;
    private final int k;
    private final int n;
    private final int across;
    private final int down;
    private final Strips rows;

    /** Terms of a part of the chains. */
    private final int depth;

    private final boolean own;

    /** Parts of its strips that a thread lays out at a time, if it does. */
    private final int parts;

    /** Where all threads read the strips, part by part, if they divide the panels. */
    private final float[] shared;

    /**
     * {@code C = A B}, A [m, k], B [k, n], C [m, n].
     *
     * @param panels those of B, asked for by each thread
     * @param own whether threads divide the strips, each laying out its own when it comes to them; else they divide the panels
     */
    TiledProduct(Matrix a, Supplier<float[]> panels, Matrix c, int m, int k, int n, boolean own) {
        this.a = a;
        this.panels = panels;
        this.c = c;
        this.m = m;
        this.k = k;
        this.n = n;
        this.across = Tile.across(n);
        this.down = Tile.down(m);
        this.rows = new Strips(a, m, k);
        this.depth = Tile.depth(k);
        this.own = own;
        this.parts = own ? rows.partsAtATime() : 0;
        this.shared =
                own ? null : Scratch.floats(Math.multiplyExact(Strips.parts(k), Math.multiplyExact(down, Strips.SIZE)));
    }

    void run() {
        long each = (long) k * WIDTH * ROWS;
        long laidOut = ProductTiles.MOVED * k * ROWS;
        if (own) {
            Workers.split(down, ProductTiles.grain(each * across + laidOut), (from, to) -> blocks(0, across, from, to));
        } else {
            Workers.split(
                    down,
                    ProductTiles.grain(laidOut),
                    (from, to) -> rows.write(from, to, 0, k, shared, from * Strips.SIZE, down));
            Workers.split(across, ProductTiles.grain(each * down), (from, to) -> blocks(from, to, 0, down));
        }
    }

    private void blocks(int fromPanel, int toPanel, int fromStrip, int toStrip) {
        int width = Math.multiplyExact(toPanel - fromPanel, ROWS * WIDTH);
        int each = Math.addExact(Math.multiplyExact(parts, Strips.SIZE), width);
        int most = Math.max(1, Math.min(parts == 1 ? BLOCK_OF_PART : BLOCK, LARGEST / Math.max(1, each)));
        int count = Math.min(most, toStrip - fromStrip);
        float[] lanes = panels.get();
        float[] block = Scratch.ofPart(Math.multiplyExact(count, each));
        for (int strip = fromStrip; strip < toStrip; strip += count) {
            int end = Math.min(toStrip, strip + count);
            for (int p = 0; p == 0 || p < k; p += depth) {
                if (own && p / depth % parts == 0) {
                    rows.write(strip, end, p, Math.min(k, p + parts * depth), block, 0, count);
                }
                part(p, lanes, fromPanel, toPanel, strip, end, block, count);
            }
        }
    }

    /** Extends tiles by the part from term {@code p} on; those that C cannot take wait in {@code block}, behind its strips. */
    private void part(
            int p, float[] lanes, int fromPanel, int toPanel, int fromStrip, int toStrip, float[] block, int count) {
        float[] side = own ? block : shared;
        int part = p / depth;
        int at = own ? part % parts * count * Strips.SIZE : (part * down + fromStrip) * Strips.SIZE;
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
                    extend(narrow, p, lanes, panel, side, strips, c.values(), place, c.row());
                } else {
                    int sum = sums + ((panel - fromPanel) * count + strip - fromStrip) * ROWS * WIDTH;
                    extend(narrow, p, lanes, panel, side, strips, block, sum, WIDTH);
                    if (p + depth >= k) {
                        put(block, sum, place, height, columns);
                    }
                }
            }
        }
    }

    private void extend(
            boolean narrow, int p, float[] lanes, int panel, float[] side, int at, float[] to, int to0, int rowTo) {
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

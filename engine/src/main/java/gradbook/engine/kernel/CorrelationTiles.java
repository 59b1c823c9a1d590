package gradbook.engine.kernel;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * {@link Correlation} by the Vector API, where neighbouring places meet neighbouring elements. Lanes run along the places, row after
 * row of the padded plane; those in its margin are computed and dropped. Rows of a tile are target channels.
 */
final class CorrelationTiles {
    /** Multiply-adds a thread must get before dividing pays. */
    private static final long GRAIN = 1 << 15;

    /** Factors that a thread must lay out before dividing pays. */
    private static final int PACKED_GRAIN = 1 << 11;

    /** Fewer images for each thread than so many are divided among threads by their channels. */
    private static final int FEW = 4;

    /** Elements behind a plane's sums that may be read. */
    private static final int SLACK = 2 * Tile.WIDTH;

    /** Elements of sums that wait for the sink, at most, unless one strip has more: an eighth of a megabyte. */
    private static final int SUMS = 1 << 15;

    private CorrelationTiles() {}

    static boolean fits(Taps rows, Taps columns) {
        return rows.step == 1 && columns.step == 1 && rows.stride == 1 && columns.stride == 1;
    }

    /** Takes the finished sums of one plane of the target. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param start where they begin; what lies {@link #SLACK} elements behind them may be read
         * @param row how far its rows are apart
         * @param plane counted through the channels of all images
         */
        void take(float[] sums, int start, int row, int plane);
    }

    /** As {@link Correlation#run}, for float32. */
    static void run(PlaneSource source, NdArray factors, int groups, Taps rows, Taps columns, NdArray target) {
        int height = target.shape().size(2);
        int width = target.shape().size(3);
        run(source, factors, groups, rows, columns, () -> (sums, start, row, plane) -> {
            for (int j = 0; j < rows.places; j++) {
                System.arraycopy(
                        sums,
                        start + j * row,
                        target.floats(),
                        (plane * height + rows.first + j) * width + columns.first,
                        columns.places);
            }
        });
    }

    /** As {@link Correlation#run}, for float32; each thread's planes go to a sink of its own. */
    static void run(PlaneSource source, NdArray factors, int groups, Taps rows, Taps columns, Supplier<Sink> sinks) {
        new Run(source, factors, groups, rows, columns, sinks).run();
    }

    private static final class Run {
        private final PlaneSource source;
        private final NdArray factors;
        private final Supplier<Sink> sinks;
        private final int groups;
        private final Taps rows;
        private final Taps columns;
        private final PaddedPlanes padded;
        private final int in;
        private final int out;
        private final int k;
        private final int depth;
        private final boolean gathers;
        private final int[] taps;

        /** For each group and strip of its target channels and each tap the channels' factors side by side. */
        private final NdArray packed;

        /** Places of all rows, the margins between them included. */
        private final int flat;

        /** That rounded up to whole vectors. */
        private final int wide;

        Run(PlaneSource source, NdArray factors, int groups, Taps rows, Taps columns, Supplier<Sink> sinks) {
            this.source = source;
            this.factors = factors;
            this.sinks = sinks;
            this.groups = groups;
            this.rows = rows;
            this.columns = columns;
            this.padded = new PaddedPlanes(rows, columns, source.shape().size(3));
            this.in = source.shape().size(1) / groups;
            this.out = factors.shape().size(0) / groups;
            this.k = factors.shape().size(1);
            this.depth = Tile.depth(k);
            this.gathers = TapTile.gathers(Tile.down(out), k);
            this.taps = padded.taps(in);
            this.packed = NdArray.unset(Shape.of(groups * Tile.down(out) * k * Tile.ROWS), factors.dtype());
            this.flat = (rows.places - 1) * padded.pitch + columns.places;
            this.wide = (flat + Tile.LANES - 1) / Tile.LANES * Tile.LANES;
        }

        void run() {
            int images = source.shape().size(0) * groups;
            int strips = Tile.down(out);
            Workers.split(groups * strips, 1 + PACKED_GRAIN / (k * Tile.ROWS), (from, to) -> {
                for (int strip = from; strip < to; strip++) {
                    pack(strip, strips);
                }
            });
            int shares = images < FEW * Workers.threads() ? Math.min(strips, Workers.threads()) : 1;
            long work = Math.max(1, (long) strips / shares * Tile.ROWS * k * wide);
            Workers.split(images * shares, (int) (1 + GRAIN / work), (from, to) -> units(from, to, strips, shares));
        }

        /** Rows without a channel are zeros. */
        private void pack(int strip, int strips) {
            int first = strip % strips * Tile.ROWS;
            for (int r = 0; r < Tile.ROWS; r++) {
                int from = (strip / strips * out + first + r) * k;
                for (int p = 0; p < k; p++) {
                    packed.floats()[(strip * k + p) * Tile.ROWS + r] = first + r < out ? factors.floats()[from + p] : 0;
                }
            }
        }

        /** Shares {@code from..to} of target channels, counted through the groups of all images. */
        private void units(int from, int to, int strips, int shares) {
            int together = gathers ? Math.max(1, Math.min(strips, SUMS / (Tile.ROWS * wide))) : 1;
            int elements = padded.elements(in) + Tile.WIDTH; // lanes may read past the last element
            int panel = elements + together * Tile.ROWS * wide + SLACK;
            float[] room = Scratch.floats(panel + depth * Tile.WIDTH);
            Sink sink = sinks.get();
            PlaneSource.Reader reader = source.reader();
            int h = source.shape().size(2);
            int w = source.shape().size(3);
            Arrays.fill(room, 0, elements, 0);
            int ready = -1;
            for (int unit = from; unit < to; unit++) {
                int image = unit / shares;
                int share = unit % shares;
                if (image != ready) {
                    for (int c = 0; c < in; c++) {
                        int start = reader.begin(image * in + c, 1);
                        padded.write(reader.values(), start, h, w, room, c * padded.plane());
                    }
                    ready = image;
                }
                int end = strips * (share + 1) / shares;
                for (int strip = strips * share / shares; strip < end; strip += together) {
                    int count = Math.min(together, end - strip);
                    sums(image % groups * strips + strip, count, room, elements, panel);
                    int first = strip * Tile.ROWS;
                    for (int c = 0; c < Math.min(count * Tile.ROWS, out - first); c++) {
                        sink.take(room, elements + c * wide, padded.pitch, image * out + first + c);
                    }
                }
            }
        }

        /**
         * All places of so many strips, the first of them counted through the groups, from the planes in {@code room} to {@code to} and
         * on; there is room for a panel at {@code panel}.
         */
        private void sums(int strip, int count, float[] room, int to, int panel) {
            int place = 0;
            for (; place + Tile.WIDTH <= wide; place += Tile.WIDTH) {
                if (gathers) {
                    gathered(strip, count, room, place, to + place, panel);
                } else {
                    TapTile.sum(packed.floats(), strip * k * Tile.ROWS, room, place, taps, k, room, to + place, wide);
                }
            }
            for (int i = 0; place < wide && i < count; i++) {
                int a = (strip + i) * k * Tile.ROWS;
                NarrowTile.sum(packed.floats(), a, room, place, taps, k, room, to + i * Tile.ROWS * wide + place, wide);
            }
        }

        private void gathered(int strip, int count, float[] room, int place, int to, int panel) {
            for (int p = 0; p < k; p += depth) {
                int terms = Math.min(depth, k - p);
                TapTile.gather(room, place, taps, p, terms, room, panel);
                for (int i = 0; i < count; i++) {
                    int a = ((strip + i) * k + p) * Tile.ROWS;
                    int c = to + i * Tile.ROWS * wide;
                    if (p == 0) {
                        Tile.sum(packed.floats(), a, room, panel, terms, room, c, wide);
                    } else {
                        Tile.add(packed.floats(), a, room, panel, terms, room, c, wide);
                    }
                }
            }
        }
    }
}

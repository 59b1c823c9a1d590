package gradbook.engine.kernel;

import gradbook.engine.array.NdArray;
import gradbook.engine.runtime.Workers;
import java.util.Arrays;

/**
 * {@link ConvolutionWeight} by the Vector API: the product, over all places, of what lies at a place in dy and in x. Each image is laid
 * out so that both lie side by side: the channels of dy, a tile's rows, in strips, and the {@link PatchRecords patches} of x, its lanes.
 * A tile is extended image by image, some of which are laid out at a time, so that what an image needs stays near. Rows and lanes beyond
 * the channels or taps compute with what happens to lie there, and are dropped.
 */
final class WeightTiles {
    /** Multiply-adds a thread must get before dividing pays. */
    private static final long GRAIN = 1 << 15;

    /** Elements of images that are laid out at once: a megabyte, about what a second-level cache holds. */
    private static final int CHUNK = 1 << 18;

    /** Elements that an image may take: one gigabyte. */
    private static final long LARGEST = 1 << 28;

    private final PlaneSource dy;
    private final int groups;
    private final int images;
    private final int out;
    private final PatchRecords records;
    private final int places;
    private final int each;

    private WeightTiles(NdArray x, PlaneSource dy, int groups, Taps rows, Taps columns) {
        this.dy = dy;
        this.groups = groups;
        this.images = x.shape().size(0);
        this.out = dy.shape().size(1) / groups;
        this.records = new PatchRecords(x, groups, rows, columns);
        this.places = rows.places * columns.places;
        this.each = records.size() + strip(Tile.down(out));
    }

    /** Where a strip of an image's channels begins. */
    private int strip(int strip) {
        return strip * places * Tile.ROWS;
    }

    /** Whether what an image needs fits into an array. */
    static boolean fits(NdArray x, PlaneSource dy, int groups, Taps rows, Taps columns) {
        long image = PatchRecords.size(x.shape().size(1) / groups, rows, columns)
                + (long) Tile.down(dy.shape().size(1) / groups) * Tile.ROWS * rows.places * columns.places;
        return image <= LARGEST;
    }

    /** The gradient for float32, written to {@code dw} [out, in / groups, kh, kw]. */
    static void gradient(NdArray x, PlaneSource dy, int groups, Taps rows, Taps columns, NdArray dw) {
        WeightTiles tiles = new WeightTiles(x, dy, groups, rows, columns);
        for (int group = 0; group < groups; group++) {
            tiles.run(group, dw);
        }
    }

    private void run(int group, NdArray dw) {
        int strips = Tile.down(out);
        int panels = Tile.across(records.taps());
        int wide = panels * Tile.WIDTH;
        int chunk = Math.max(1, Math.min(images, CHUNK / each));
        int sums = chunk * each;
        float[] room = Scratch.floats(sums + strips * Tile.ROWS * wide); // behind the last dy lie the sums
        Arrays.fill(room, sums, sums + strips * Tile.ROWS * wide, 0);
        int[] patches = records.places();
        boolean gathers = TapTile.gathers(strips, places);
        long work = Math.max(1, (long) chunk * places * Tile.ROWS * Tile.WIDTH);
        for (int first = 0; first < images; first += chunk) {
            int begin = first;
            int count = Math.min(chunk, images - first);
            Workers.split(count, (int) (1 + GRAIN / (8 * (long) each)), (from, to) -> {
                PlaneSource.Reader channels = dy.reader();
                for (int i = from; i < to; i++) {
                    layOut((begin + i) * groups + group, channels, room, i * each);
                }
            });
            Workers.split(panels * strips, (int) (1 + GRAIN / work), (from, to) -> {
                for (int i = 0; i < count; i++) {
                    if (gathers) {
                        gathered(from, to, strips, room, i * each, patches, sums, wide);
                    } else {
                        inPlace(from, to, strips, room, i * each, patches, sums, wide);
                    }
                }
            });
        }
        for (int tap = 0; tap < records.taps(); tap++) {
            int at = records.position(tap);
            for (int o = 0; o < out; o++) {
                dw.floats()[(group * out + o) * records.taps() + tap] = room[sums + o * wide + at];
            }
        }
    }

    /** Extends tiles {@code from..to} by the image that is laid out at {@code image}; strips of a panel follow each other. */
    private void inPlace(int from, int to, int strips, float[] room, int image, int[] patches, int sums, int wide) {
        for (int unit = from; unit < to; unit++) {
            int strip = unit % strips;
            int lane = unit / strips * Tile.WIDTH;
            int a = image + records.size() + strip(strip);
            int sum = sums + strip * Tile.ROWS * wide + lane;
            TapTile.add(room, a, room, image + lane, patches, places, room, sum, wide);
        }
    }

    /** As {@link #inPlace}, from panels that are gathered. */
    private void gathered(int from, int to, int strips, float[] room, int image, int[] patches, int sums, int wide) {
        int depth = Tile.depth(places);
        float[] panel = Scratch.ofPart(depth * Tile.WIDTH);
        for (int p = 0; p < places; p += depth) {
            int terms = Math.min(depth, places - p);
            for (int unit = from; unit < to; unit++) {
                int strip = unit % strips;
                int lane = unit / strips * Tile.WIDTH;
                if (strip == 0 || unit == from) {
                    TapTile.gather(room, image + lane, patches, p, terms, panel, 0);
                }
                int a = image + records.size() + strip(strip) + p * Tile.ROWS;
                int sum = sums + strip * Tile.ROWS * wide + lane;
                Tile.add(room, a, panel, 0, terms, room, sum, wide);
            }
        }
    }

    /** A group of an image, counted through the groups of all images. */
    private void layOut(int image, PlaneSource.Reader reader, float[] room, int start) {
        records.write(image, room, start);
        for (int first = 0; first < out; first += Tile.ROWS) {
            int channels = Math.min(Tile.ROWS, out - first);
            int from = reader.begin(image * out + first, channels);
            int to = start + records.size() + strip(first / Tile.ROWS);
            Turned.write(reader.values(), from, places, channels, places, room, to, Tile.ROWS);
        }
    }
}

package gradbook.engine.kernel;

import gradbook.engine.array.NdArray;
import gradbook.engine.runtime.Workers;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * {@link ConvolutionWeight} by the Vector API. Lanes run along the output channels, for which dy is turned; rows of a tile are taps.
 * A tile is extended image by image, so that what an image needs stays near. Lanes without a channel compute with what happens to lie
 * there, and are dropped.
 */
final class WeightTiles {
    /** Multiply-adds a thread must get before dividing pays. */
    private static final long GRAIN = 1 << 15;

    /** Places that are turned at a time: they stay in the first-level cache until their lines are full. */
    private static final int TURNED = 64;

    /** Elements that are laid out at once: one gigabyte. */
    private static final long LARGEST = 1 << 28;

    private final NdArray x;
    private final NdArray dy;
    private final int groups;
    private final PaddedPlanes padded;
    private final int images;
    private final int in;
    private final int out;
    private final int[] taps;
    private final int[] places;
    private final int planes;
    private final int panels;
    private final int turned;

    private WeightTiles(NdArray x, NdArray dy, int groups, Taps rows, Taps columns) {
        this.x = x;
        this.dy = dy;
        this.groups = groups;
        this.padded = new PaddedPlanes(rows, columns);
        this.images = x.shape().size(0);
        this.in = x.shape().size(1) / groups;
        this.out = dy.shape().size(1) / groups;
        this.taps = padded.taps(in);
        this.places = padded.places();
        this.planes = in * padded.plane();
        this.panels = Tile.across(out);
        this.turned = out * places.length;
    }

    /** Whether what all images need fits into an array of its own. */
    static boolean fits(NdArray x, NdArray dy, int groups, Taps rows, Taps columns) {
        PaddedPlanes padded = new PaddedPlanes(rows, columns);
        long image = (long) x.shape().size(1) / groups * padded.plane()
                + (long) (dy.shape().size(1) / groups + Tile.WIDTH) * rows.places * columns.places;
        return image * x.shape().size(0) <= LARGEST;
    }

    /** The gradient for float32, written to {@code dw} [out, in / groups, kh, kw]. */
    static void gradient(NdArray x, NdArray dy, int groups, Taps rows, Taps columns, NdArray dw) {
        WeightTiles tiles = new WeightTiles(x, dy, groups, rows, columns);
        for (int group = 0; group < groups; group++) {
            tiles.run(group, dw);
        }
    }

    private void run(int group, NdArray dw) {
        int strips = Tile.down(taps.length);
        int wide = panels * Tile.WIDTH;
        int each = planes + turned;
        int sums = images * each;
        float[] room = Scratch.floats(sums + strips * Tile.ROWS * wide); // behind the last dy lie the sums
        Arrays.fill(room, sums, sums + strips * Tile.ROWS * wide, 0);
        long work = Math.max(1, (long) places.length * Tile.ROWS * Tile.WIDTH);
        Workers.split(images, (int) (1 + GRAIN / (8 * (long) each)), (from, to) -> {
            for (int image = from; image < to; image++) {
                layOut(image * groups + group, room, image * each);
            }
        });
        Workers.split(strips * panels, (int) (1 + GRAIN / (work * Math.max(1, images))), (from, to) -> {
            int[] rowsA = new int[Tile.ROWS];
            int[] full = steps(Tile.WIDTH);
            int[] last = steps(channels(panels - 1));
            for (int image = 0; image < images; image++) {
                for (int unit = from; unit < to; unit++) {
                    int first = unit / panels * Tile.ROWS;
                    int panel = unit % panels;
                    for (int r = 0; r < Tile.ROWS; r++) {
                        rowsA[r] = image * each + taps[Math.min(first + r, taps.length - 1)];
                    }
                    int b0 = image * each + planes + panel * places.length * Tile.WIDTH;
                    int c0 = sums + first * wide + panel * Tile.WIDTH;
                    int[] steps = panel < panels - 1 ? full : last;
                    Tile.extend(room, rowsA, places, room, b0, steps, places.length, room, c0, wide);
                }
            }
        });
        for (int o = 0; o < out; o++) {
            for (int t = 0; t < taps.length; t++) {
                dw.floats()[(group * out + o) * taps.length + t] = room[sums + t * wide + o];
            }
        }
    }

    private int[] steps(int channels) {
        return IntStream.range(0, places.length).map(p -> p * channels).toArray();
    }

    /** Those that a panel holds. */
    private int channels(int panel) {
        return Math.min(Tile.WIDTH, out - panel * Tile.WIDTH);
    }

    /** One image: x with its padding, then dy as panels [places, channels]. */
    private void layOut(int image, float[] room, int start) {
        int h = x.shape().size(2);
        int w = x.shape().size(3);
        padded.write(x.floats(), image * in * h * w, in, h, w, room, start);
        for (int panel = 0; panel < panels; panel++) {
            int first = panel * Tile.WIDTH * places.length;
            turn(image * out * places.length + first, channels(panel), room, start + planes + first);
        }
    }

    /** Channels [channels, places] of dy as [places, channels]. */
    private void turn(int from, int channels, float[] room, int to) {
        for (int top = 0; top < places.length; top += TURNED) {
            int bottom = Math.min(places.length, top + TURNED);
            for (int o = 0; o < channels; o++) {
                for (int p = top; p < bottom; p++) {
                    room[to + p * channels + o] = dy.floats()[from + o * places.length + p];
                }
            }
        }
    }
}

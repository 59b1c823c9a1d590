package gradbook.engine.kernel;

import gradbook.engine.array.NdArray;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a window meets at each place of an image, side by side in memory, without a copy for each place: for every row of places and
 * every column of the padded image a record of what lies below each other, [kh, c]. The records of neighbouring columns follow each
 * other, so a place's patch, [kw, kh, c], begins with the record of its first column. Where a dilation parts the columns of a window, a
 * record is a whole patch.
 */
final class PatchRecords {
    private final NdArray x;
    private final Taps rows;
    private final Taps columns;

    /** Channels of a group. */
    private final int in;

    PatchRecords(NdArray x, int groups, Taps rows, Taps columns) {
        this.x = x;
        this.rows = rows;
        this.columns = columns;
        this.in = x.shape().size(1) / groups;
    }

    private static boolean areNeighbours(Taps columns) {
        return IntStream.range(0, columns.count()).allMatch(k -> columns.offsets[k] == columns.offsets[0] + k);
    }

    /** Records of a row of places. */
    private static int across(Taps columns) {
        return areNeighbours(columns)
                ? (columns.places - 1) * columns.step + columns.count()
                : columns.places * columns.count();
    }

    /** Elements of an image's records. */
    static long size(int in, Taps rows, Taps columns) {
        return (long) rows.places * across(columns) * rows.count() * in;
    }

    int size() {
        return (int) size(in, rows, columns);
    }

    /** Elements of a patch. */
    int taps() {
        return in * rows.count() * columns.count();
    }

    /** Where in a patch the tap lies that is number {@code tap} in ascending (c, kh, kw). */
    int position(int tap) {
        int kw = tap % columns.count();
        int kh = tap / columns.count() % rows.count();
        int c = tap / columns.count() / rows.count();
        return (kw * rows.count() + kh) * in + c;
    }

    /** For each place, in ascending (j, i), where its patch begins. */
    int[] places() {
        int step = areNeighbours(columns) ? columns.step : columns.count();
        int[] places = new int[rows.places * columns.places];
        for (int p = 0; p < places.length; p++) {
            int record = p / columns.places * across(columns) + p % columns.places * step;
            places[p] = record * rows.count() * in;
        }
        return places;
    }

    /** Writes the records of a group of an image, counted through the groups of all images. */
    void write(int group, float[] to, int start) {
        int h = x.shape().size(2);
        int w = x.shape().size(3);
        int[] sources = sources();
        int left = Arrays.stream(sources).min().orElse(0);
        float[] line =
                new float[Arrays.stream(sources).max().orElse(0) - left + 1]; // a row of the image with its padding
        int first = Math.max(0, -left);
        int length = Math.min(line.length, w - left) - first;
        int record = rows.count() * in;
        for (int j = 0; j < rows.places; j++) {
            for (int k = 0; k < rows.count(); k++) {
                int y = j * rows.step + rows.offsets[k];
                for (int c = 0; c < in; c++) {
                    int at = start + j * sources.length * record + k * in + c;
                    if (y < 0 || y >= h || length <= 0) {
                        Arrays.fill(line, 0);
                    } else {
                        int from = ((group * in + c) * h + y) * w + left;
                        System.arraycopy(x.floats(), from + first, line, first, length);
                    }
                    spread(line, sources, left, to, at, record);
                }
            }
        }
    }

    /** The column of the image that each record of a row stands for. */
    private int[] sources() {
        int count = columns.count();
        return areNeighbours(columns)
                ? IntStream.range(0, across(columns))
                        .map(i -> columns.offsets[0] + i)
                        .toArray()
                : IntStream.range(0, across(columns))
                        .map(i -> i / count * columns.step + columns.offsets[i % count])
                        .toArray();
    }

    private static void spread(float[] line, int[] sources, int left, float[] to, int at, int record) {
        for (int i = 0; i < sources.length; i++) {
            to[at + i * record] = line[sources[i] - left];
        }
    }
}

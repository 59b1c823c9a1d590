package gradbook.engine.kernel;

import gradbook.engine.array.NdArray;
import java.util.Arrays;

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
        for (int k = 1; k < columns.count(); k++) {
            if (columns.offsets[k] != columns.offsets[0] + k) {
                return false;
            }
        }
        return true;
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
        int across = across(columns);
        int[] places = new int[rows.places * columns.places];
        for (int p = 0; p < places.length; p++) {
            int record = p / columns.places * across + p % columns.places * step;
            places[p] = record * rows.count() * in;
        }
        return places;
    }

    /** Writes the records of a group of an image, counted through the groups of all images. */
    void write(int group, float[] to, int start) {
        int line = across(columns) * rows.count() * in;
        boolean areNeighbours = areNeighbours(columns);
        for (int j = 0; j < rows.places; j++) {
            for (int k = 0; k < rows.count(); k++) {
                int y = j * rows.step + rows.offsets[k];
                if (areNeighbours) {
                    neighbours(group, y, to, start + j * line + k * in);
                } else {
                    parted(group, y, to, start + j * line + k * in);
                }
            }
        }
    }

    /** Row y of the padded image, all channels, from the first column that a window meets. */
    private void neighbours(int group, int y, float[] to, int at) {
        int h = x.shape().size(2);
        int w = x.shape().size(3);
        int record = rows.count() * in;
        int all = across(columns);
        int left = columns.offsets[0];
        int begin = Math.min(all, Math.max(0, -left)); // of the columns within the image
        int end = y < 0 || y >= h ? begin : Math.max(begin, Math.min(all, w - left));
        clear(to, at, record, 0, begin);
        clear(to, at, record, end, all);
        int from = (group * in * h + y) * w + left + begin;
        Turned.write(x.floats(), from, h * w, in, end - begin, to, at + begin * record, record);
    }

    private void clear(float[] to, int at, int record, int begin, int end) {
        for (int i = begin; i < end; i++) {
            Arrays.fill(to, at + i * record, at + i * record + in, 0);
        }
    }

    /** The columns of the padded image that windows meet at each place, one after another. */
    private void parted(int group, int y, float[] to, int at) {
        int h = x.shape().size(2);
        int w = x.shape().size(3);
        int record = rows.count() * in;
        for (int i = 0; i < across(columns); i++) {
            int column = i / columns.count() * columns.step + columns.offsets[i % columns.count()];
            boolean outside = y < 0 || y >= h || column < 0 || column >= w;
            for (int c = 0; c < in; c++) {
                to[at + i * record + c] = outside ? 0 : x.floats()[((group * in + c) * h + y) * w + column];
            }
        }
    }
}

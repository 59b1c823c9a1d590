package gradbook.engine.kernel;

import java.util.Arrays;

/**
 * The planes of some channels with their padding written out, so that each place and tap of a window meets an element: place (j, i)
 * and tap (kh, kw) of channel c meet element {@code c plane + place(j, i) + tap(kh, kw)}.
 */
final class PaddedPlanes {
    private final Taps rows;
    private final Taps columns;
    private final int top;
    private final int left;

    /** Rows of a padded plane. */
    final int height;

    /** From one row to the next: its elements and the wider one of its margins, which is the next row's margin, too. */
    final int pitch;

    /** Elements of a row that windows reach, both margins included. */
    private final int reached;

    /** Of planes whose rows have {@code w} elements. */
    PaddedPlanes(Taps rows, Taps columns, int w) {
        this.rows = rows;
        this.columns = columns;
        this.top = Arrays.stream(rows.offsets).min().orElseThrow();
        this.left = Arrays.stream(columns.offsets).min().orElseThrow();
        this.height = (rows.places - 1) * rows.step
                + Arrays.stream(rows.offsets).max().orElseThrow()
                - top
                + 1;
        this.reached = (columns.places - 1) * columns.step
                + Arrays.stream(columns.offsets).max().orElseThrow()
                - left
                + 1;
        int before = Math.max(0, -left);
        int behind = Math.max(0, reached - before - w);
        this.pitch = reached - Math.min(before, behind);
    }

    int plane() {
        return height * pitch;
    }

    /** Elements that windows over the planes of so many channels reach: the last row's margin has no row behind it. */
    int elements(int channels) {
        return channels * plane() + reached - pitch;
    }

    /** For each channel and tap, in ascending (c, kh, kw), how far it lies from the element of a place. */
    int[] taps(int channels) {
        int[] taps = new int[channels * rows.count() * columns.count()];
        int t = 0;
        for (int c = 0; c < channels; c++) {
            for (int row : rows.offsets) {
                for (int column : columns.offsets) {
                    taps[t++] = c * plane() + (row - top) * pitch + column - left;
                }
            }
        }
        return taps;
    }

    /**
     * Writes a plane of {@code h} x {@code w} elements, which begins at {@code from}, to {@code to} and on. The padding is not
     * written: {@code planes} must hold zeros there, and keeps them from one image to the next.
     */
    void write(float[] source, int from, int h, int w, float[] planes, int to) {
        int first = Math.max(0, -left);
        int last = Math.min(pitch, w - left); // behind it lies the margin
        if (first >= last) {
            return;
        }
        for (int row = Math.max(0, -top); row < Math.min(height, h - top); row++) {
            int at = from + (row + top) * w + first + left;
            System.arraycopy(source, at, planes, to + row * pitch + first, last - first);
        }
    }
}

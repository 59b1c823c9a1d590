package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;

/**
 * What the places of a window see of an image: a row for each channel and tap in ascending (c, kh, kw), with the element that
 * each place meets, zero in the padding. A band of the window's rows is laid out at a time: the whole of an image would leave
 * the cache before it is used again, by the next output channel.
 */
final class Patches {
    /** Elements of a band: half a megabyte of float32, half of a usual second-level cache. */
    private static final int ELEMENTS = 1 << 17;

    /** Places that a band has at least: shorter rows do not fill a vector loop. */
    private static final int PLACES = 64;

    private final int channels;
    private final Taps vertical;
    private final Taps horizontal;
    private final int band;

    /** A row for each channel and tap; the first {@link #places} elements count. */
    final NdArray[] rows;

    private int places;

    Patches(int channels, Taps vertical, Taps horizontal, DType dtype) {
        this.channels = channels;
        this.vertical = vertical;
        this.horizontal = horizontal;
        int width = horizontal.places;
        long taps = (long) channels * vertical.count() * horizontal.count();
        long wanted = Math.max(ELEMENTS / (taps * width), (PLACES - 1) / width + 1);
        this.band = (int) Math.min(vertical.places, wanted);
        this.rows = new NdArray[(int) taps];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = NdArray.zeros(Shape.of(band * width), dtype);
        }
    }

    /** Rows of places that are laid out at once. */
    int band() {
        return band;
    }

    /** Places that are laid out now. */
    int places() {
        return places;
    }

    /**
     * Lays out the rows of places from {@code top}, as many as a band has.
     *
     * @param plane the first of the channels among the planes of {@code source}
     */
    void gather(NdArray source, int plane, int top) {
        int height = source.shape().size(2);
        int width = source.shape().size(3);
        int bottom = Math.min(vertical.places, top + band);
        places = (bottom - top) * horizontal.places;
        int t = 0;
        for (int c = 0; c < channels; c++) {
            for (int offset : vertical.offsets) {
                for (int place : horizontal.offsets) {
                    NdArray row = rows[t++];
                    for (int j = top; j < bottom; j++) {
                        int at = j * vertical.step + offset;
                        int start = at < 0 || at >= height ? -1 : ((plane + c) * height + at) * width;
                        line(source, start, width, place, row, (j - top) * horizontal.places);
                    }
                }
            }
        }
    }

    /** One line of places, from the line of {@code width} elements at {@code start}; from the padding if that is negative. */
    private void line(NdArray source, int start, int width, int offset, NdArray row, int to) {
        int step = horizontal.step;
        int end = to + horizontal.places;
        int first = Math.min(horizontal.places, notBelow(-offset, step));
        int last = Math.min(horizontal.places, notBelow(width - offset, step));
        if (start < 0 || first >= last) {
            Strided.clear(row, to, end);
        } else {
            Strided.clear(row, to, to + first);
            Strided.copy(source, start + first * step + offset, step, row, to + first, 1, last - first);
            Strided.clear(row, to + last, end);
        }
    }

    /** The first place whose element, at {@code place step}, is at least {@code element}. */
    private static int notBelow(int element, int step) {
        return element <= 0 ? 0 : (element - 1) / step + 1;
    }
}

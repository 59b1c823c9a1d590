package gradbook.engine.kernel;

import java.util.Arrays;

/**
 * How the elements of a target meet a source along one axis of a correlation: for each tap, place j of the target meets element
 * {@code j step + offset} of the source, zero if there is none.
 */
final class Taps {
    /** The kernel's taps that take part, ascending. */
    final int[] kernel;

    /** For each of them the source element that place 0 meets. */
    final int[] offsets;

    final int step;

    /** Number of places. */
    final int places;

    /** Place j is element {@code first + j stride} of the target. */
    final int first;

    final int stride;

    private Taps(int[] kernel, int[] offsets, int step, int places, int first, int stride) {
        this.kernel = kernel;
        this.offsets = offsets;
        this.step = step;
        this.places = places;
        this.first = first;
        this.stride = stride;
    }

    int count() {
        return kernel.length;
    }

    /** From the image to the places of the window: each place meets all taps. */
    static Taps toPlaces(WindowAxis axis) {
        int[] kernel = new int[axis.kernel()];
        int[] offsets = new int[axis.kernel()];
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] = k;
            offsets[k] = k * axis.dilation() - axis.padding();
        }
        return new Taps(kernel, offsets, axis.stride(), axis.places(), 0, 1);
    }

    /** Number of phases: elements of an image a stride apart are met by the same taps. */
    static int phases(WindowAxis axis) {
        return Math.min(axis.stride(), axis.size());
    }

    /**
     * From the places of the window back to elements {@code phase, phase + stride, ...} of the image. They are met by the taps k
     * for which {@code phase + padding - k dilation} is a whole number of strides.
     */
    static Taps toImage(WindowAxis axis, int phase) {
        int[] kernel = new int[axis.kernel()];
        int[] offsets = new int[axis.kernel()];
        int count = 0;
        for (int k = 0; k < axis.kernel(); k++) {
            int distance = phase + axis.padding() - k * axis.dilation();
            if (distance % axis.stride() == 0) {
                kernel[count] = k;
                offsets[count++] = distance / axis.stride();
            }
        }
        int places = (axis.size() - phase - 1) / axis.stride() + 1;
        return new Taps(Arrays.copyOf(kernel, count), Arrays.copyOf(offsets, count), 1, places, phase, axis.stride());
    }
}

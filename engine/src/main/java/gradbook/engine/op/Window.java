package gradbook.engine.op;

import gradbook.engine.kernel.WindowAxis;

/**
 * How a kernel slides along one axis: place o and tap k meet at element {@code o stride - padding + k dilation}
 * (math.md §7.1).
 *
 * @param kernel number of taps
 * @param stride elements between two places
 * @param padding elements added at both ends
 * @param dilation elements between two taps
 */
public record Window(int kernel, int stride, int padding, int dilation) {
    public Window {
        if (kernel < 1 || stride < 1 || padding < 0 || dilation < 1) {
            throw new IllegalArgumentException(
                    "window: expected kernel >= 1, stride >= 1, padding >= 0 and dilation >= 1, found kernel " + kernel
                            + ", stride " + stride + ", padding " + padding + ", dilation " + dilation);
        }
    }

    /** Stride 1, no padding, no dilation. */
    public static Window of(int kernel) {
        return new Window(kernel, 1, 0, 1);
    }

    /** Windows side by side: the stride is the kernel. */
    public static Window tiles(int kernel) {
        return of(kernel).withStride(kernel);
    }

    public Window withStride(int stride) {
        return new Window(kernel, stride, padding, dilation);
    }

    public Window withPadding(int padding) {
        return new Window(kernel, stride, padding, dilation);
    }

    public Window withDilation(int dilation) {
        return new Window(kernel, stride, padding, dilation);
    }

    /** The padding under which a convolution keeps its input's size; both ends get the same, so the span must be odd. */
    public Window withSamePadding() {
        if (stride != 1 || span() % 2 == 0 || span() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "window: the same size needs stride 1 and an odd dilation (kernel - 1) + 1, found " + this);
        }
        return withPadding((int) (span() / 2));
    }

    /** Elements from the first tap to the last, both included. */
    long span() {
        return (long) dilation * (kernel - 1) + 1;
    }

    /** Elements of a padded axis. */
    long padded(int size) {
        return size + 2L * padding;
    }

    /** Whether a window has a place at all. */
    boolean fits(int size) {
        return span() <= padded(size);
    }

    /** Whether every place that a kernel may have to name is an int. */
    boolean isCountable(int size) {
        return padded(size) + span() <= Integer.MAX_VALUE;
    }

    /**
     * This window over an axis that it fits: {@code ⌊(size + 2 padding - span) / stride⌋ + 1} places. With {@code ceil} rounded
     * up, but no window starts behind the elements and the padding before them, as in PyTorch.
     */
    WindowAxis over(int size, boolean ceil) {
        long free = padded(size) - span();
        long places = (ceil ? free + stride - 1 : free) / stride + 1;
        if (ceil && (places - 1) * stride >= (long) size + padding) {
            places--;
        }
        return axis(size, (int) places);
    }

    /** The elements that {@code places} places reach without the padding, and {@code more}: may be less than 1. */
    long reach(int places, int more) {
        return (places - 1L) * stride - 2L * padding + span() + more;
    }

    WindowAxis axis(int size, int places) {
        return new WindowAxis(size, places, kernel, stride, padding, dilation);
    }

    @Override
    public String toString() {
        return "kernel " + kernel + ", stride " + stride + ", padding " + padding + ", dilation " + dilation;
    }
}

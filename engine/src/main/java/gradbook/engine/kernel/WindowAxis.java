package gradbook.engine.kernel;

/**
 * One axis of an image of {@code size} elements with the {@code places} of a window over it: place o and tap k meet at element
 * {@code o stride - padding + k dilation}, which lies in the padding if it is not in {@code 0..size-1}. Whoever makes one has
 * checked that {@code size + 2 padding + dilation (kernel - 1) + 1} is an int.
 */
public record WindowAxis(int size, int places, int kernel, int stride, int padding, int dilation) {
    /** The element under the first tap of a place; negative in the padding. */
    int start(int place) {
        return place * stride - padding;
    }

    /** The first element that a tap of this place meets outside of the padding before the axis. */
    int first(int place) {
        int start = start(place);
        return start >= 0 ? start : start + (-start + dilation - 1) / dilation * dilation;
    }

    /** Behind the last element that a tap of this place may meet. */
    int end(int place) {
        return Math.min(size, start(place) + (kernel - 1) * dilation + 1);
    }
}

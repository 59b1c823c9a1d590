package gradbook.interop.onnx.graph;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A size that may depend on the batch: {@code fixed + each * batch}.
 *
 * @param fixed what does not depend on it
 * @param each what every sample adds
 */
public record Size(int fixed, int each) {
    /** The batches that a function is tried with: sizes that differ are the batch's doing. */
    static final int SMALL = 2;

    static final int LARGE = 3;

    /** A third batch, which two points do not explain if a size is no multiple of the batch. */
    static final int LARGER = 5;

    /** The size that was {@code small} and {@code large} under these batches. */
    public static Size of(int small, int large) {
        int each = (large - small) / (LARGE - SMALL);
        return new Size(small - SMALL * each, each);
    }

    static List<Size> of(int[] small, int[] large) {
        return IntStream.range(0, small.length)
                .mapToObj(axis -> of(small[axis], large[axis]))
                .toList();
    }

    /** The size under a batch. */
    int under(int batch) {
        return fixed + each * batch;
    }

    /**
     * The size, which must be the same for every batch.
     *
     * @param what it is, for an error
     * @throws IllegalArgumentException if it depends on the batch
     */
    public int only(String what) {
        if (!isFixed()) {
            throw new IllegalArgumentException(
                    "onnx: expected " + what + " that is the same for every batch, found " + this);
        }
        return fixed;
    }

    /** Whether it is the same for every batch. */
    public boolean isFixed() {
        return each == 0;
    }

    /** {@code batch}, {@code 28*batch}, {@code batch+1}: ONNX's name for a size that varies. */
    @Override
    public String toString() {
        if (isFixed()) {
            return Integer.toString(fixed);
        }
        return (each == 1 ? "" : each + "*") + "batch" + (fixed == 0 ? "" : fixed > 0 ? "+" + fixed : fixed);
    }
}

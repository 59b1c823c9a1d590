package gradbook.engine.data;

import gradbook.engine.array.NdArray;
import gradbook.engine.random.RandomKey;

/**
 * An image moved by whole pixels, each way with the same probability: no pixel is interpolated (math.md §14.2).
 *
 * @param pixels the largest shift along each axis
 * @param fill what is seen outside of the image
 */
public record RandomShift(int pixels, double fill) implements Augmentation {
    public RandomShift {
        if (pixels < 0) {
            throw new IllegalArgumentException("random shift: expected pixels >= 0, found " + pixels);
        }
    }

    @Override
    public NdArray apply(NdArray image, RandomKey key) {
        Resampling.check("random shift", image);
        int[] words = key.words(2);
        int down = offset(words[0]);
        int right = offset(words[1]);
        return Resampling.bilinear(image, (i, j) -> i - (double) down, (i, j) -> j - (double) right, fill);
    }

    /** The high half of a word times the number of choices: uniform within 2^-32 of it. */
    private int offset(int word) {
        return (int) ((word & 0xFFFFFFFFL) * (2L * pixels + 1) >>> 32) - pixels;
    }
}

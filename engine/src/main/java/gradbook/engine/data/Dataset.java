package gradbook.engine.data;

import gradbook.engine.random.RandomKey;

/** Samples by number, made into batches on demand. */
public interface Dataset {
    /** Number of samples. */
    int size();

    /** The samples with these numbers, in this order; each in {@code 0..size-1}. */
    Batch batch(int... indices);

    /** The samples with these numbers as a data set of their own. */
    default Dataset subset(int... indices) {
        return new Subset(this, indices);
    }

    /** These images [n, c, h, w] changed, each under {@code key} folded by its number, whatever batch it is in. */
    default Dataset augmented(Augmentation augmentation, RandomKey key) {
        return new Augmented(this, augmentation, key);
    }
}

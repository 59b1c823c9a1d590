package gradbook.engine.data;

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
}

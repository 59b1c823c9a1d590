package gradbook.engine.data;

import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/** Cuts a data set into batches, each epoch in an order of its own; the last batch may be smaller. */
public final class DataLoader {
    private static final EpochView UNCHANGED = (dataset, epoch) -> dataset;

    private final Dataset dataset;
    private final int batchSize;
    private final int samples;
    private final Order order;
    private final EpochView view;

    /** Which samples an epoch takes, and in which order. */
    @FunctionalInterface
    private interface Order {
        int[] of(int epoch);
    }

    /** The data set as an epoch sees it. */
    @FunctionalInterface
    private interface EpochView {
        Dataset of(Dataset dataset, int epoch);
    }

    /** Batches in an order drawn anew for each epoch under {@code shuffle.fold(epoch)}. */
    public DataLoader(Dataset dataset, int batchSize, RandomKey shuffle) {
        this(dataset, batchSize, dataset.size(), epoch -> shuffle.fold(epoch).permutation(dataset.size()), UNCHANGED);
    }

    /** Batches in the data set's own order. */
    public DataLoader(Dataset dataset, int batchSize) {
        this(
                dataset,
                batchSize,
                dataset.size(),
                epoch -> IntStream.range(0, dataset.size()).toArray(),
                UNCHANGED);
    }

    private DataLoader(Dataset dataset, int batchSize, int samples, Order order, EpochView view) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("data loader: expected a batch size of at least 1, found " + batchSize);
        }
        this.dataset = dataset;
        this.batchSize = batchSize;
        this.samples = samples;
        this.order = order;
        this.view = view;
    }

    /**
     * Batches of samples that are drawn from the whole data set each time, whatever was drawn before, under {@code key.fold(epoch)}.
     *
     * @param samples an epoch
     */
    public static DataLoader withReplacement(Dataset dataset, int batchSize, int samples, RandomKey key) {
        if (samples < 1) {
            throw new IllegalArgumentException("data loader: expected samples of at least 1, found " + samples);
        }
        return new DataLoader(
                dataset, batchSize, samples, epoch -> key.fold(epoch).integers(samples, dataset.size()), UNCHANGED);
    }

    /** The same batches with images changed, anew in each epoch: under {@code key.fold(epoch)} folded by the sample's number. */
    public DataLoader augmented(Augmentation augmentation, RandomKey key) {
        return new DataLoader(
                dataset,
                batchSize,
                samples,
                order,
                (plain, epoch) -> view.of(plain, epoch).augmented(augmentation, key.fold(epoch)));
    }

    /** Batches an epoch. */
    public int batches() {
        return (int) (((long) samples + batchSize - 1) / batchSize);
    }

    /** Samples an epoch. */
    public int samples() {
        return samples;
    }

    /** The batches of an epoch, made one at a time. */
    public Iterable<Batch> epoch(int epoch) {
        return epoch(epoch, 0);
    }

    /**
     * The batches of an epoch but for the first ones, which are not made.
     *
     * @param first the batch to begin with, from 0 to {@link #batches}
     */
    public Iterable<Batch> epoch(int epoch, int first) {
        if (first < 0 || first > batches()) {
            throw new IllegalArgumentException(
                    "data loader: expected a first batch from 0 to " + batches() + ", found " + first);
        }
        int[] taken = order.of(epoch);
        Dataset seen = view.of(dataset, epoch);
        return () -> new Batches(seen, taken, (int) Math.min(taken.length, (long) first * batchSize));
    }

    private final class Batches implements Iterator<Batch> {
        private final Dataset seen;
        private final int[] taken;
        private int next;

        Batches(Dataset seen, int[] taken, int next) {
            this.seen = seen;
            this.taken = taken;
            this.next = next;
        }

        @Override
        public boolean hasNext() {
            return next < taken.length;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("data loader: the epoch has ended");
            }
            int end = (int) Math.min(taken.length, (long) next + batchSize);
            Batch batch = seen.batch(Arrays.copyOfRange(taken, next, end));
            next = end;
            return batch;
        }
    }
}

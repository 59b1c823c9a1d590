package gradbook.engine.data;

import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;

/** Cuts a data set into batches, each epoch in an order of its own; the last batch may be smaller. */
public final class DataLoader {
    private final Dataset dataset;
    private final int batchSize;
    private final Optional<RandomKey> shuffle;
    private final EpochView view;

    /** The data set as an epoch sees it. */
    @FunctionalInterface
    private interface EpochView {
        Dataset of(Dataset dataset, int epoch);
    }

    /** Batches in an order drawn anew for each epoch under {@code shuffle.fold(epoch)}. */
    public DataLoader(Dataset dataset, int batchSize, RandomKey shuffle) {
        this(dataset, batchSize, Optional.of(shuffle), (same, epoch) -> same);
    }

    /** Batches in the data set's own order. */
    public DataLoader(Dataset dataset, int batchSize) {
        this(dataset, batchSize, Optional.empty(), (same, epoch) -> same);
    }

    private DataLoader(Dataset dataset, int batchSize, Optional<RandomKey> shuffle, EpochView view) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("data loader: expected a batch size of at least 1, found " + batchSize);
        }
        this.dataset = dataset;
        this.batchSize = batchSize;
        this.shuffle = shuffle;
        this.view = view;
    }

    /** The same batches with images changed, anew in each epoch: under {@code key.fold(epoch)} folded by the sample's number. */
    public DataLoader augmented(Augmentation augmentation, RandomKey key) {
        return new DataLoader(
                dataset,
                batchSize,
                shuffle,
                (plain, epoch) -> view.of(plain, epoch).augmented(augmentation, key.fold(epoch)));
    }

    /** Batches an epoch. */
    public int batches() {
        return (int) (((long) dataset.size() + batchSize - 1) / batchSize);
    }

    /** Samples an epoch. */
    public int samples() {
        return dataset.size();
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
        int[] order = shuffle.map(key -> key.fold(epoch).permutation(dataset.size()))
                .orElseGet(() -> IntStream.range(0, dataset.size()).toArray());
        Dataset seen = view.of(dataset, epoch);
        return () -> new Batches(seen, order, (int) Math.min(order.length, (long) first * batchSize));
    }

    private final class Batches implements Iterator<Batch> {
        private final Dataset seen;
        private final int[] order;
        private int next;

        Batches(Dataset seen, int[] order, int next) {
            this.seen = seen;
            this.order = order;
            this.next = next;
        }

        @Override
        public boolean hasNext() {
            return next < order.length;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("data loader: the epoch has ended");
            }
            int end = (int) Math.min(order.length, (long) next + batchSize);
            Batch batch = seen.batch(Arrays.copyOfRange(order, next, end));
            next = end;
            return batch;
        }
    }
}

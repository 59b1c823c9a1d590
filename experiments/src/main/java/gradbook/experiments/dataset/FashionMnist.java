package gradbook.experiments.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * Fashion-MNIST: 70,000 grey pictures of Zalando's articles, 28 x 28, in ten classes; a harder drop-in for {@link Mnist}. The four
 * files are pinned by SHA-256 of what is inside the packed files that the authors publish.
 */
public final class FashionMnist {
    /** Debian packages the files as {@code dataset-fashion-mnist}; where that is installed nothing is fetched. */
    public static final ImageSet SET = new ImageSet(
            "Fashion-MNIST",
            "fashion-mnist",
            List.of(
                    "T-shirt/top",
                    "trouser",
                    "pullover",
                    "dress",
                    "coat",
                    "sandal",
                    "shirt",
                    "sneaker",
                    "bag",
                    "ankle boot"),
            0.2860,
            0.3530,
            List.of(
                    new PinnedFile(
                            "train-images-idx3-ubyte",
                            47_040_016,
                            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
                    new PinnedFile(
                            "train-labels-idx1-ubyte",
                            60_008,
                            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
                    new PinnedFile(
                            "t10k-images-idx3-ubyte",
                            7_840_016,
                            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
                    new PinnedFile(
                            "t10k-labels-idx1-ubyte",
                            10_008,
                            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")),
            List.of(
                    new SystemFolder(
                            Path.of("/usr/share/datasets/fashion-mnist"), "Debian's package dataset-fashion-mnist"),
                    HttpSource.of(
                            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/")),
            "Fashion-MNIST is copyright 2017 of Zalando SE, https://tech.zalando.com, and under the MIT licence. "
                    + "Gradbook fetches it and never redistributes it.",
            "H. Xiao, K. Rasul and R. Vollgraf: Fashion-MNIST: a novel image dataset for benchmarking machine learning "
                    + "algorithms. arXiv:1708.07747, 2017. https://github.com/zalandoresearch/fashion-mnist");

    private FashionMnist() {}
}

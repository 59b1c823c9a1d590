package gradbook.experiments.report;

import gradbook.experiments.report.PerformanceComparison.Row;
import gradbook.experiments.report.PerformanceComparison.Side;
import gradbook.experiments.report.PerformanceComparison.Who;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page over the times of training steps and inference, here and elsewhere.
 *
 * @param folder {@code reports/performance}
 * @param comparison what was measured
 */
record PerformancePage(Path folder, PerformanceComparison comparison) {
    /** The page in the folder. */
    static final String FILE = "README.md";

    /** The page and its picture. */
    IllustratedPage illustrated() {
        return new IllustratedPage(
                new GeneratedText(folder.resolve(FILE), render()),
                List.of(GeneratedPicture.in(folder, new SpeedPicture(drawn()))));
    }

    /** Those with a bar for both ways of calling PyTorch: a network of single numbers is another order of magnitude. */
    private List<Row> drawn() {
        return comparison.rows().stream()
                .filter(row -> row.side(Who.LIBTORCH).isPresent())
                .toList();
    }

    /** The page in Markdown. */
    String render() {
        Contest training = Contest.training(comparison);
        Contest inference = Contest.inference(comparison);
        List<Contest> measured =
                Stream.of(training, inference).filter(one -> !one.isEmpty()).toList();
        SpeedPicture picture = new SpeedPicture(drawn());
        Markdown page = new Markdown()
                .heading(1, "Training steps and inference against PyTorch and ONNX Runtime")
                .paragraph("Float32, the data in memory, " + comparison.threads()
                        + " threads. Each side is a process of its own, and they work in alternation. A figure is the median over the "
                        + "repetitions, in milliseconds a step, in parentheses the fastest and the slowest. A ratio is their median over "
                        + "ours: above 1 we are faster.")
                .heading(2, "Training")
                .paragraph(
                        "Whole training steps: forward, backward, update. *Python* is PyTorch as people use it: eager, from Python. "
                                + "*libtorch* is PyTorch's C++ library running the whole loop with no Python in between, which is as fast as "
                                + "PyTorch gets on small networks.")
                .append(training.times())
                .picture(picture.alternative(), picture.file());
        if (!inference.isEmpty()) {
            page.heading(2, "Inference")
                    .paragraph(
                            "Forward passes of the same networks with `Mode.EVAL`. A step is MNIST's 10,000 test images, so a tenth of "
                                    + "a figure is microseconds an image. *ONNX Runtime* runs the model that `OnnxExporter` makes of the network, "
                                    + "with its weights, on images that lie in its own memory; its logits are held against ours before it is "
                                    + "timed. *Python* is eager PyTorch without gradients. *Must* is the least ratio to ONNX Runtime that is "
                                    + "aimed at.")
                    .append(inference.times());
        }
        page.heading(2, "Share of the peak, and memory")
                .paragraph(
                        "The peak is the product of two matrices of 512x512 in the same run, on the side that is faster at it: "
                                + String.format(Locale.ROOT, "%.0f GFLOP/s in the median. ", medianPeak())
                                + "A share counts the multiplications and additions of the products alone, over the whole time. "
                                + "Memory is the largest resident size of the whole process.");
        measured.forEach(one -> page.append(one.costs()));
        page.paragraph("The speed of single kernels: [kernels](" + KernelPage.FILE
                        + "). What a step costs by batch size, width and depth: [scaling](" + ScalingPage.FILE + ").")
                .heading(2, "Workloads");
        measured.forEach(one -> page.append(one.definitions()));
        page.heading(2, "Measure here")
                .paragraph("Measured on " + comparison.machine() + ", against " + versions()
                        + ". This measures all workloads on the JDK that is set and on the newest one found, and writes this page "
                        + "anew; `scripts/benchmark W1` one of them:")
                .shell("scripts/benchmark");
        return page.toString();
    }

    private String versions() {
        return comparison.rows().stream()
                .flatMap(row -> row.sides().stream())
                .filter(side -> side.who() != Who.GRADBOOK)
                .map(Side::version)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private double medianPeak() {
        double[] peaks = comparison.rows().stream()
                .mapToDouble(Row::peak)
                .filter(peak -> peak > 0)
                .sorted()
                .toArray();
        return peaks.length == 0 ? 0 : peaks[peaks.length / 2];
    }

    /** Ratios alone, as the project's first page shows them. */
    static Markdown ratios(PerformanceComparison comparison) {
        Markdown ratios = Contest.training(comparison).ratios();
        Contest inference = Contest.inference(comparison);
        return inference.isEmpty()
                ? ratios
                : ratios.paragraph(
                                "Times as fast as ONNX Runtime and eager PyTorch at inference, with the least that is aimed at:")
                        .append(inference.ratios());
    }
}

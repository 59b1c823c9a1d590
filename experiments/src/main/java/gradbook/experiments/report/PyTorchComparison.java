package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.List;

/**
 * What a comparison with PyTorch found; {@code scripts/regenerate-golden} makes it, on the machine that it names.
 *
 * @param judge for instance {@code libtorch 2.7.1}
 * @param machine processor, operating system and JDK
 * @param rows by operator, layer and optimizer
 * @param leftOut what PyTorch was not asked
 * @param curves training runs, side by side
 */
public record PyTorchComparison(
        String judge, String machine, List<Row> rows, List<LeftOut> leftOut, List<Curves> curves) {
    /** The folder in {@code reports/}. */
    public static final String FOLDER = "pytorch";

    /** The file in it. */
    public static final String FILE = "comparison.json";

    /** The largest difference of two elements, and the largest one over the largest element of its array. */
    public record Apart(double absolute, double relative) {}

    /**
     * A group of cases.
     *
     * @param kind {@code operator}, {@code layer} or {@code optimizer}
     * @param tolerance32 the relative difference that passes in float32, and why it is not smaller
     */
    public record Row(
            String kind, String name, int cases, Apart float64, Apart float32, double tolerance32, String reason) {}

    /** A case or a gradient of one. */
    public record LeftOut(String name, String reason) {}

    /**
     * The losses of a training run, step by step.
     *
     * @param definition network, optimizer and data in a line
     */
    public record Curves(
            String name,
            String definition,
            List<Double> torch64,
            List<Double> ours64,
            List<Double> torch32,
            List<Double> ours32) {}

    /** Writes it into the folder of all reports. */
    public void write(Path reports) {
        in(reports).write(this);
    }

    /** The file in the folder of all reports. */
    static MeasuredFile<PyTorchComparison> in(Path reports) {
        return new MeasuredFile<>(
                reports.resolve(FOLDER).resolve(FILE),
                PyTorchComparison.class,
                "a comparison with PyTorch",
                "restore it, or run scripts/regenerate-golden");
    }
}

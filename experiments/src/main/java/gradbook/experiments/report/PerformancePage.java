package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The page over the times of training steps, here and in PyTorch.
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
                List.of(GeneratedPicture.in(folder, new SpeedPicture(comparison.rows()))));
    }

    /** The page in Markdown. */
    String render() {
        SpeedPicture picture = new SpeedPicture(comparison.rows());
        List<List<String>> table = new ArrayList<>();
        List<List<String>> definitions = new ArrayList<>();
        for (PerformanceComparison.Row row : comparison.rows()) {
            table.add(List.of(
                    row.workload(),
                    row.jdk(),
                    times(row.ours()),
                    times(row.theirs()),
                    format("%.2f", row.ratio()),
                    format("%.0f %%", 100 * row.share(row.ours())),
                    format("%.0f %%", 100 * row.share(row.theirs()))));
            List<String> definition = List.of(row.workload(), row.definition());
            if (!definitions.contains(definition)) {
                definitions.add(definition);
            }
        }
        return new Markdown()
                .heading(1, "Training steps against PyTorch's")
                .paragraph(
                        "Whole training steps in float32 (forward, backward, update; the data lie in memory), here and in "
                                + comparison.judge() + ", with " + comparison.threads()
                                + " threads each. Both sides start from the same "
                                + "weights and run in one process, in alternation; a figure is the median over the repetitions, in "
                                + "parentheses the fastest and the slowest. The ratio is PyTorch's median over ours: above 1 we are faster.")
                .paragraph(
                        "PyTorch's loop is TorchScript: its operators are those of eager PyTorch, but no Python stands between them. "
                                + "On small networks most of what a Python program waits for is Python, so it would look slower than here.")
                .table(
                        List.of(
                                "workload",
                                "JDK",
                                ">ours, ms a step",
                                ">PyTorch, ms a step",
                                ">ratio",
                                ">our share of the peak",
                                ">PyTorch's"),
                        table)
                .picture(picture.alternative(), picture.file())
                .paragraph(
                        "The peak is PyTorch's own product of two matrices of 512x512 in the same process, "
                                + format(
                                        "%.0f GFLOP/s in the median",
                                        comparison.rows().stream()
                                                .mapToDouble(PerformanceComparison.Row::peak)
                                                .sorted()
                                                .skip(comparison.rows().size() / 2)
                                                .findFirst()
                                                .orElseThrow())
                                + "; a share counts the multiplications and additions of the products alone, over the whole time.")
                .heading(2, "Workloads")
                .table(List.of("workload", "network and step"), definitions)
                .heading(2, "Measure here")
                .paragraph("Measured on " + comparison.machine()
                        + ". This measures all workloads on the JDK that is set and on the "
                        + "newest one found, and writes this page anew; `scripts/benchmark W1` one of them:")
                .shell("scripts/benchmark")
                .toString();
    }

    /** A row for each workload, with the ratio under each JDK. */
    static Markdown ratios(PerformanceComparison comparison) {
        List<String> jdks = comparison.rows().stream()
                .map(PerformanceComparison.Row::jdk)
                .distinct()
                .sorted()
                .toList();
        List<String> columns = new ArrayList<>(List.of("workload", "network and step"));
        jdks.forEach(jdk -> columns.add(">JDK " + jdk));
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (PerformanceComparison.Row row : comparison.rows()) {
            table.computeIfAbsent(row.workload(), workload -> {
                List<String> cells = new ArrayList<>(Collections.nCopies(columns.size(), ""));
                cells.set(0, workload);
                cells.set(1, row.definition());
                return cells;
            });
            table.get(row.workload()).set(2 + jdks.indexOf(row.jdk()), format("%.2f", row.ratio()));
        }
        return new Markdown().table(columns, List.copyOf(table.values()));
    }

    private static String times(PerformanceComparison.Times times) {
        return format("%.2f (%.2f to %.2f)", times.median(), times.least(), times.most());
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}

package gradbook.experiments.report;

import gradbook.experiments.report.PerformanceComparison.Row;
import gradbook.experiments.report.PerformanceComparison.Side;
import gradbook.experiments.report.PerformanceComparison.Who;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page over the times of training steps, here and in PyTorch.
 *
 * @param folder {@code reports/performance}
 * @param comparison what was measured
 */
record PerformancePage(Path folder, PerformanceComparison comparison) {
    /** The page in the folder. */
    static final String FILE = "README.md";

    private static final List<Who> PEERS = List.of(Who.PYTHON, Who.LIBTORCH);
    private static final String NONE = "";

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
        SpeedPicture picture = new SpeedPicture(drawn());
        return new Markdown()
                .heading(1, "Training steps against PyTorch's")
                .paragraph("Whole training steps in float32 (forward, backward, update; the data lie in memory), with "
                        + comparison.threads()
                        + " threads, here and in two other ways, each in a process of its own, in alternation. "
                        + "*Python* is PyTorch as people use it: eager, from Python. *libtorch* is PyTorch's C++ library running the "
                        + "whole loop with no Python in between, which is as fast as PyTorch gets on small networks. A figure is the "
                        + "median over the repetitions, in milliseconds a step, in parentheses the fastest and the slowest. "
                        + "The ratio is their median over ours: above 1 we are faster.")
                .table(
                        List.of("workload", "JDK", ">Gradbook", ">Python", ">ratio", ">libtorch", ">ratio"),
                        table(row -> Stream.concat(
                                Stream.of(row.workload(), row.jdk(), times(row, Who.GRADBOOK)),
                                PEERS.stream().flatMap(who -> Stream.of(times(row, who), ratio(row, who))))))
                .picture(picture.alternative(), picture.file())
                .heading(2, "Share of the peak, and memory")
                .paragraph(
                        "The peak is the product of two matrices of 512x512 in the same run, on the side that is faster at it: "
                                + format("%.0f GFLOP/s in the median. ", medianPeak())
                                + "A share counts the multiplications and additions of the products alone, over the whole time. "
                                + "Memory is the largest resident size of the whole process.")
                .table(
                        Stream.concat(
                                        Stream.of("workload", "JDK"),
                                        Stream.of(">%s, share", ">%s, MB")
                                                .flatMap(form -> Stream.of(Who.values())
                                                        .map(who -> form.formatted(who.title()))))
                                .toList(),
                        table(row -> Stream.of(
                                        Stream.of(row.workload(), row.jdk()),
                                        Stream.of(Who.values()).map(who -> share(row, who)),
                                        Stream.of(Who.values()).map(who -> memory(row, who)))
                                .flatMap(Function.identity())))
                .paragraph("The speed of single kernels: [kernels](" + KernelPage.FILE
                        + "). What a step costs by batch size, width and depth: [scaling](" + ScalingPage.FILE + ").")
                .heading(2, "Workloads")
                .table(List.of("workload", "network and step"), definitions())
                .heading(2, "Measure here")
                .paragraph("Measured on " + comparison.machine() + ", against " + versions()
                        + ". This measures all workloads on the JDK that is set and on the newest one found, and writes this page "
                        + "anew; `scripts/benchmark W1` one of them:")
                .shell("scripts/benchmark")
                .toString();
    }

    private List<List<String>> table(Function<Row, Stream<String>> cells) {
        return comparison.rows().stream().map(row -> cells.apply(row).toList()).toList();
    }

    private List<List<String>> definitions() {
        return comparison.rows().stream()
                .map(row -> List.of(row.workload(), row.definition()))
                .distinct()
                .toList();
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

    /** A row for each workload, with the ratio to each peer under each JDK, and where PyTorch wins. */
    static Markdown ratios(PerformanceComparison comparison) {
        List<String> jdks =
                comparison.rows().stream().map(Row::jdk).distinct().sorted().toList();
        List<String> columns = new ArrayList<>(List.of("workload", "network and step"));
        PEERS.forEach(who ->
                jdks.forEach(jdk -> columns.add(">" + who.title() + ", JDK " + jdk.substring(0, jdk.indexOf('.')))));
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (Row row : comparison.rows()) {
            List<String> cells = table.computeIfAbsent(
                    row.workload(), workload -> new ArrayList<>(Collections.nCopies(columns.size(), NONE)));
            cells.set(0, row.workload());
            cells.set(1, row.definition());
            for (int i = 0; i < PEERS.size(); i++) {
                cells.set(2 + i * jdks.size() + jdks.indexOf(row.jdk()), ratio(row, PEERS.get(i)));
            }
        }
        return new Markdown().table(columns, List.copyOf(table.values())).paragraph(losses(comparison));
    }

    /** Names the workloads at which some way of calling PyTorch is faster under some JDK. */
    private static String losses(PerformanceComparison comparison) {
        List<String> lost = comparison.rows().stream()
                .filter(row -> PEERS.stream().anyMatch(who -> row.ratio(who).orElse(1) < 1))
                .map(Row::workload)
                .distinct()
                .toList();
        return lost.isEmpty()
                ? "PyTorch is nowhere faster."
                : "PyTorch wins where a figure is below 1: at " + String.join(", ", lost) + ".";
    }

    private static String times(Row row, Who who) {
        return row.side(who)
                .map(side -> side.times())
                .map(times -> format("%.2f (%.2f to %.2f)", times.median(), times.least(), times.most()))
                .orElse(NONE);
    }

    private static String ratio(Row row, Who who) {
        return row.ratio(who).stream()
                .mapToObj(ratio -> format(ratio < 10 ? "%.2f" : "%.0f", ratio))
                .findFirst()
                .orElse(NONE);
    }

    private static String share(Row row, Who who) {
        return row.side(who)
                .filter(side -> row.multiplyAdds() > 0)
                .map(side -> format("%.0f %%", 100 * row.share(side.times())))
                .orElse(NONE);
    }

    private static String memory(Row row, Who who) {
        return row.side(who).map(side -> format("%.0f", side.peakMegabytes())).orElse(NONE);
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}

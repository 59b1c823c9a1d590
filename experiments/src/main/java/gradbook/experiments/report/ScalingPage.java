package gradbook.experiments.report;

import gradbook.experiments.report.PerformanceComparison.Times;
import gradbook.experiments.report.ScalingTimes.Point;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page over the cost of a step by size, {@code reports/performance/scaling.md}. */
final class ScalingPage {
    static final String FILE = "scaling.md";

    private ScalingPage() {}

    static IllustratedPage of(Path reports, ScalingTimes times) {
        Path folder = reports.resolve(PerformanceComparison.FOLDER);
        return new IllustratedPage(
                new GeneratedText(folder.resolve(FILE), render(times)),
                List.of(GeneratedPicture.in(folder, new ScalingPicture(times))));
    }

    /** The page in Markdown. */
    static String render(ScalingTimes times) {
        ScalingPicture picture = new ScalingPicture(times);
        Markdown page = new Markdown()
                .heading(1, "Cost by batch size, width and depth")
                .paragraph("A whole training step in float32 of " + times.network()
                        + ", of which one dimension at a time varies, with one thread and with two.")
                .picture(picture.alternative(), picture.file())
                .paragraph(
                        "Both axes are logarithmic. The dashed line is the largest step's time with one thread, in proportion to the "
                                + "multiplications of the products: cost that is linear in the work follows it. Small steps lie above it, because "
                                + "of what a step costs without any work; a batch of up to 8 fills one tile of the products, and reads and updates all weights for "
                                + "little work.")
                .paragraph("Over the larger half of the sizes the time grows with the work to the power of "
                        + exponents(times) + ".");
        for (String dimension : times.dimensions()) {
            List<String> columns = new ArrayList<>(List.of(">" + dimension));
            for (int threads : times.threads()) {
                columns.add(">" + threads + (threads == 1 ? " thread" : " threads") + ", ms a step");
                columns.add(">GFLOP/s");
            }
            page.table(columns, table(times, dimension));
        }
        return page.heading(2, "Measure here")
                .paragraph(
                        "Medians, in parentheses the fastest and the slowest repetition; GFLOP/s count the multiplications and "
                                + "additions of the products over the whole time. Measured on " + times.machine()
                                + ", JDK "
                                + times.jdk() + ". This measures it anew on the JDK that is set:")
                .shell("scripts/benchmark scaling")
                .toString();
    }

    private static String exponents(ScalingTimes times) {
        return times.dimensions().stream()
                .map(dimension -> times.threads().stream()
                                .map(threads -> format("%.2f", times.exponent(dimension, threads)))
                                .collect(Collectors.joining(" and "))
                        + " by " + dimension)
                .collect(Collectors.joining(", "));
    }

    private static List<List<String>> table(ScalingTimes times, String dimension) {
        List<List<String>> table = new ArrayList<>();
        int sizes = times.along(dimension, times.threads().get(0)).size();
        for (int i = 0; i < sizes; i++) {
            List<String> cells = new ArrayList<>();
            for (int threads : times.threads()) {
                Point point = times.along(dimension, threads).get(i);
                if (cells.isEmpty()) {
                    cells.add(Figures.count(point.size()));
                }
                Times took = point.times();
                cells.add(format("%.3f (%.3f to %.3f)", took.median(), took.least(), took.most()));
                cells.add(format("%.1f", 2e-6 * point.multiplyAdds() / took.median()));
            }
            table.add(cells);
        }
        return table;
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}

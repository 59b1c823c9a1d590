package gradbook.experiments.report;

import gradbook.experiments.report.KernelTimes.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page over the speed of single kernels, {@code reports/performance/kernels.md}. */
final class KernelPage {
    static final String FILE = "kernels.md";

    private KernelPage() {}

    static IllustratedPage of(Path reports, KernelTimes times) {
        Path file = reports.resolve(PerformanceComparison.FOLDER).resolve(FILE);
        return new IllustratedPage(new GeneratedText(file, render(times)), List.of());
    }

    /** The page in Markdown. */
    static String render(KernelTimes times) {
        return new Markdown()
                .heading(1, "Single kernels")
                .paragraph(
                        "What the kernels of a training step reach alone, in float32, by JMH: the median of the iterations, in "
                                + "parentheses the slowest and the fastest.")
                .heading(2, "Products and convolutions")
                .paragraph(
                        "In GFLOP/s, a multiplication and an addition being two operations, and the share of the peak: of a "
                                + "product of two matrices of 512x512 with as many threads in the same run, here or in libtorch, whichever is "
                                + "faster at it. Over 100 % a product lies better in the caches than that one. Laying out the operands is part of the time.")
                .table(columns(times, true), table(times, true))
                .heading(2, "Functions, element by element")
                .paragraph(
                        "In thousand millions of elements a second, over more elements than the caches next to the cores hold.")
                .table(columns(times, false), table(times, false))
                .heading(2, "Measure here")
                .paragraph(
                        "Measured on " + times.machine()
                                + ". This measures all of them on the JDK that is set and on the newest one found, and writes this page anew:")
                .shell("scripts/benchmark kernels")
                .toString();
    }

    private static List<String> settings(KernelTimes times) {
        return times.rows().stream()
                .map(KernelPage::setting)
                .distinct()
                .sorted()
                .toList();
    }

    private static String setting(Row row) {
        return "JDK " + row.jdk().substring(0, row.jdk().indexOf('.')) + ", " + row.threads()
                + (row.threads() == 1 ? " thread" : " threads");
    }

    private static List<String> columns(KernelTimes times, boolean products) {
        List<String> columns = new ArrayList<>(List.of("kernel"));
        for (String setting : settings(times)) {
            columns.add(">" + setting);
            if (products) {
                columns.add(">share");
            }
        }
        return columns;
    }

    private static List<List<String>> table(KernelTimes times, boolean products) {
        Map<String, Map<String, Row>> kernels = new LinkedHashMap<>();
        times.rows().stream()
                .filter(row -> row.isProduct() == products)
                .forEach(row -> kernels.computeIfAbsent(row.kernel(), kernel -> new LinkedHashMap<>())
                        .put(setting(row), row));
        List<List<String>> table = new ArrayList<>();
        kernels.forEach((kernel, bySetting) -> {
            List<String> cells = new ArrayList<>(List.of(kernel));
            for (String setting : settings(times)) {
                Row row = bySetting.get(setting);
                cells.add(row == null ? "" : speed(row));
                if (products) {
                    cells.add(row == null ? "" : format("%.0f %%", 100 * row.median() / row.peak()));
                }
            }
            table.add(cells);
        });
        return table;
    }

    private static String speed(Row row) {
        String form = row.isProduct() ? "%.0f (%.0f to %.0f)" : "%.2f (%.2f to %.2f)";
        return format(form, row.median(), row.least(), row.most());
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}

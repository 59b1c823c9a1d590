package gradbook.experiments.published;

import gradbook.experiments.report.Markdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of {@link OperatorChecks} as tables, one for each source. */
public final class OperatorTable {
    private OperatorTable() {}

    /** How many figures are equal, in a sentence. */
    public static String summary(List<ComparedFigure> figures) {
        long equal = figures.stream().filter(ComparedFigure::isEqual).count();
        String sentence = equal + " of " + figures.size() + " figures, in "
                + grouped(figures, ComparedFigure::check).size() + " checks from "
                + grouped(figures, ComparedFigure::source).size() + " sources, have the printed digits";
        return equal == figures.size() ? sentence + "." : sentence + "; beside each other one stands the reason.";
    }

    /**
     * Appends a heading and a table for every source: a row for each value, with its figures as printed, ours rounded to as many decimals,
     * and the largest difference before rounding.
     *
     * @param level of the headings
     */
    public static void write(Markdown page, int level, List<ComparedFigure> figures) {
        grouped(figures, ComparedFigure::source).forEach((source, ofSource) -> {
            page.heading(level, source);
            List<List<String>> rows = new ArrayList<>();
            grouped(ofSource, ComparedFigure::check)
                    .values()
                    .forEach(check -> grouped(check, ComparedFigure::value)
                            .values()
                            .forEach(value -> rows.add(row(value, value.get(0) == check.get(0)))));
            page.table(List.of("what", "value", "theirs", "ours", "equal", ">largest difference"), rows);
        });
    }

    private static List<String> row(List<ComparedFigure> value, boolean first) {
        return List.of(
                first ? value.get(0).what() : "",
                code(value.get(0).value()),
                joined(value, ComparedFigure::published),
                joined(value, ComparedFigure::rounded),
                verdict(value),
                String.format(
                        Locale.ROOT,
                        "%.1e",
                        value.stream()
                                .mapToDouble(one -> Math.abs(one.difference()))
                                .max()
                                .orElseThrow()));
    }

    private static String verdict(List<ComparedFigure> value) {
        if (value.stream().allMatch(ComparedFigure::isEqual)) {
            return "yes";
        }
        return value.stream()
                .filter(one -> !one.isEqual())
                .map(one -> "no: " + code(one.figure())
                        + one.reason().map(reason -> ", " + reason).orElse(""))
                .collect(Collectors.joining("; "));
    }

    private static String joined(List<ComparedFigure> value, Function<ComparedFigure, String> text) {
        return value.stream().map(text).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static Map<String, List<ComparedFigure>> grouped(
            List<ComparedFigure> figures, Function<ComparedFigure, String> by) {
        return figures.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }
}

package gradbook.experiments.report;

import gradbook.engine.autograd.GradientCheck;
import gradbook.engine.cases.CheckedCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the gradient check found for an operator, or for a function derived from operators.
 *
 * @param operator its name
 * @param cases its rows in the table of cases, in order
 */
public record GradientFigures(String operator, List<CheckedCase> cases) {
    public GradientFigures {
        cases = List.copyOf(cases);
    }

    /** The table by operator, in the order of the table of cases. */
    public static List<GradientFigures> byOperator(List<CheckedCase> checked) {
        Map<String, List<CheckedCase>> rows = new LinkedHashMap<>();
        checked.forEach(one -> rows.computeIfAbsent(one.row().operator(), operator -> new ArrayList<>())
                .add(one));
        return rows.entrySet().stream()
                .map(entry -> new GradientFigures(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The case with the largest difference; empty where no gradient flows. */
    public Optional<CheckedCase> worst() {
        return cases.stream()
                .filter(one -> one.worst().isPresent())
                .max(Comparator.comparingDouble(GradientFigures::difference)); // NaN counts as largest
    }

    public boolean passed() {
        return cases.stream().allMatch(CheckedCase::passed);
    }

    /** {@code primitive} for an operator with a rule of its own, else {@code derived}. */
    public String kind() {
        return cases.get(0).row().op().isPresent() ? "primitive" : "derived";
    }

    /** The largest difference as it is printed: {@code 2.5e-09}, or {@code no gradient}. */
    public static String figure(Optional<CheckedCase> checked) {
        return checked.flatMap(CheckedCase::worst)
                .map(GradientCheck.Worst::difference)
                .map(difference -> String.format(Locale.ROOT, "%.1e", difference))
                .orElse("no gradient");
    }

    /** One sentence over all. */
    public static String summary(List<GradientFigures> table) {
        long cases = table.stream().mapToLong(figures -> figures.cases().size()).sum();
        Optional<CheckedCase> worst = table.stream()
                .flatMap(figures -> figures.worst().stream())
                .max(Comparator.comparingDouble(GradientFigures::difference));
        return (table.size() == 1 ? "1 operator in " : table.size() + " operators and functions in ") + cases
                + (cases == 1 ? " case" : " cases") + "; the largest relative difference is "
                + figure(worst)
                + worst.map(one -> " (" + one.row().name() + ")").orElse("") + ", and at most "
                + String.format(Locale.ROOT, "%.0e", CheckedCase.TOLERANCE) + " passes";
    }

    private static double difference(CheckedCase checked) {
        return checked.worst().orElseThrow().difference();
    }
}

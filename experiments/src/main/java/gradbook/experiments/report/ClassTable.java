package gradbook.experiments.report;

import java.util.ArrayList;
import java.util.List;

/** How well a model does on each class, from its confusion matrix. */
final class ClassTable {
    private ClassTable() {}

    static void write(Markdown page, List<List<Integer>> counts) {
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < counts.size(); label++) {
            List<Integer> row = counts.get(label);
            int samples = row.stream().mapToInt(count -> count).sum();
            int right = row.get(label);
            rows.add(List.of(
                    Integer.toString(label),
                    Figures.count(samples),
                    Figures.count(samples - right),
                    samples == 0 ? "" : Figures.percent((double) right / samples),
                    mistakenFor(row, label)));
        }
        page.table(List.of(">class", ">test samples", ">wrong", ">accuracy", "most often taken for"), rows);
    }

    /** For instance {@code 7 (10 times)}; all classes that share the highest count. */
    private static String mistakenFor(List<Integer> row, int label) {
        int most = 0;
        List<String> classes = new ArrayList<>();
        for (int other = 0; other < row.size(); other++) {
            if (other != label && row.get(other) >= Math.max(1, most)) {
                if (row.get(other) > most) {
                    classes.clear();
                    most = row.get(other);
                }
                classes.add(Integer.toString(other));
            }
        }
        String times = (most == 1 ? "once" : most + " times") + (classes.size() > 1 ? " each" : "");
        return most == 0 ? "" : String.join(", ", classes) + " (" + times + ")";
    }
}

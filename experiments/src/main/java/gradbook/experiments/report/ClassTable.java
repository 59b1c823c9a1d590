package gradbook.experiments.report;

import gradbook.experiments.run.Result;
import java.util.ArrayList;
import java.util.List;

/** How well a model does on each class, from its confusion matrix. */
final class ClassTable {
    private ClassTable() {}

    static void write(Markdown page, Result result) {
        List<List<Integer>> counts = result.confusionMatrix();
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < counts.size(); label++) {
            List<Integer> row = counts.get(label);
            int samples = row.stream().mapToInt(count -> count).sum();
            int right = row.get(label);
            rows.add(List.of(
                    result.className(label),
                    Figures.count(samples),
                    Figures.count(samples - right),
                    samples == 0 ? "" : Figures.percent((double) right / samples),
                    mistakenFor(result, label)));
        }
        page.table(List.of(">class", ">test samples", ">wrong", ">accuracy", "most often taken for"), rows);
    }

    /** For instance {@code 7 (10 times)}; all classes that share the highest count. */
    static String mistakenFor(Result result, int label) {
        List<Integer> row = result.confusionMatrix().get(label);
        int most = 0;
        List<String> classes = new ArrayList<>();
        for (int other = 0; other < row.size(); other++) {
            if (other != label && row.get(other) >= Math.max(1, most)) {
                if (row.get(other) > most) {
                    classes.clear();
                    most = row.get(other);
                }
                classes.add(result.className(other));
            }
        }
        String times = (most == 1 ? "once" : most + " times") + (classes.size() > 1 ? " each" : "");
        return most == 0 ? "" : String.join(", ", classes) + " (" + times + ")";
    }
}

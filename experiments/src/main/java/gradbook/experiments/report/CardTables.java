package gradbook.experiments.report;

import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a model card says in figures of one published classifier: how good it is as a whole and for each class, and how sure that is. */
final class CardTables {
    private CardTables() {}

    /** By the names of their marks: {@code metrics of mnist-cnn@1} and {@code classes of mnist-cnn@1}; none of what is no classifier. */
    static Map<String, Markdown> of(ReportFolder report) {
        Result result = report.record().result();
        if (result.confusionMatrix().isEmpty()) {
            return Map.of();
        }
        String behind = " of " + report.experiment().id();
        return Map.of("metrics" + behind, metrics(report), "classes" + behind, classes(result));
    }

    private static Markdown metrics(ReportFolder report) {
        Measures metrics = report.record().result().metrics();
        List<String> columns = new ArrayList<>(List.of("figure", ">the pinned run"));
        report.seeds().ifPresent(sweep -> columns.add(">over " + sweep.runs().size() + " seeds"));
        List<List<String>> rows = new ArrayList<>();
        for (String name : metrics.values().keySet()) {
            List<String> row =
                    new ArrayList<>(List.of(Figures.words(name), Figures.measure(name, metrics.value(name))));
            report.seeds().ifPresent(sweep -> row.add(Figures.spread(name, sweep.spread(name))));
            rows.add(row);
        }
        return new Markdown().table(columns, rows);
    }

    private static Markdown classes(Result result) {
        List<List<Integer>> counts = result.confusionMatrix();
        List<List<String>> rows = new ArrayList<>();
        int allRight = 0;
        int all = 0;
        for (int label = 0; label < counts.size(); label++) {
            int of = label;
            int right = counts.get(label).get(label);
            int samples = counts.get(label).stream().mapToInt(count -> count).sum();
            int answers = counts.stream().mapToInt(row -> row.get(of)).sum();
            rows.add(List.of(
                    result.className(label),
                    Figures.count(samples),
                    share(right, samples),
                    share(right, answers),
                    ClassTable.mistakenFor(result, label)));
            allRight += right;
            all += samples;
        }
        rows.add(List.of("**all**", Figures.count(all), share(allRight, all), share(allRight, all), ""));
        return new Markdown()
                .table(
                        List.of(
                                ">class",
                                ">test samples",
                                ">found: recall, and its 95 % interval",
                                ">right when named: precision, likewise",
                                "most often taken for"),
                        rows);
    }

    private static String share(int hits, int trials) {
        return trials == 0
                ? ""
                : Figures.percent((double) hits / trials) + " (" + WilsonInterval.of(hits, trials) + ")";
    }
}

package gradbook.experiments.report;

import gradbook.experiments.export.Exported;
import gradbook.experiments.export.ModelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page over all exported models, {@code reports/onnx/}. */
final class OnnxPage {
    static final String FILE = "README.md";

    private OnnxPage() {}

    /** Whether there is a model to speak of. */
    static boolean exists(List<ReportFolder> reports) {
        return reports.stream().anyMatch(report -> report.record().models().isPresent());
    }

    static GeneratedText text(Path folder, List<ReportFolder> reports) {
        MeasuredFile<CheckerVerdicts> verdicts = CheckerVerdicts.in(folder);
        Optional<CheckerVerdicts> found = verdicts.exists() ? Optional.of(verdicts.read()) : Optional.empty();
        return new GeneratedText(folder.resolve(CheckerVerdicts.FOLDER).resolve(FILE), render(reports, found));
    }

    /** The page in Markdown. */
    static String render(List<ReportFolder> reports, Optional<CheckerVerdicts> verdicts) {
        List<List<String>> rows = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (ReportFolder report : reports) {
            report.record()
                    .models()
                    .ifPresentOrElse(
                            models -> models.files().stream()
                                    .filter(file -> file.name().endsWith(".onnx"))
                                    .forEach(file -> rows.add(row(report, models, file, verdicts))),
                            () -> without.add(link(report) + " left none: "
                                    + report.experiment().noModel().orElse("it ran without export") + "."));
        }
        Markdown page = new Markdown()
                .heading(1, "Models")
                .paragraph(
                        "A published run left its network as ONNX models (opset 17), the same bytes on every machine. ONNX "
                                + "Runtime answered for all samples of the test part, and for batches of 1, 2, 7 and 64 of noise, before "
                                + "a model was kept: the largest difference is between one of its outputs and the engine's, on the "
                                + "machine of the run. `model.onnx` takes what the network takes; `classifier.onnx` takes bytes and gives "
                                + "the probabilities and labels that follow from it. "
                                + "Of a GPT, `gradbook export --format cache` makes another one of the same weights, which takes keys and values "
                                + "and gives them back, and compares it then. "
                                + verdicts.map(found -> "The verdicts are those of " + found.checker()
                                                + ", with full check and strict inference of shapes.")
                                        .orElse(""))
                .table(
                        List.of(
                                "model",
                                "file",
                                "nodes",
                                ">bytes",
                                ">largest difference",
                                ">labels that differ",
                                "checker"),
                        rows);
        without.forEach(page::paragraph);
        return page.paragraph(
                        "The digest of each file is in its run's record and on its page. This asks the checker about "
                                + "all models in `runs/`:")
                .shell("scripts/check-models")
                .toString();
    }

    private static List<String> row(
            ReportFolder report, Exported models, ModelFile.Digest file, Optional<CheckerVerdicts> verdicts) {
        boolean first = file.equals(models.files().get(0));
        Exported.Proof proof = models.proof();
        return List.of(
                link(report),
                Markdown.code(file.name()),
                first ? nodes(models.operators()) : "the same, behind a table of bytes",
                Figures.count(file.bytes()),
                first ? String.format(Locale.ROOT, "%.1e", proof.largestDifference()) : "",
                first ? proof.otherLabels() + " of " + Figures.count(proof.samples()) : "",
                verdicts.flatMap(found -> found.of(file.sha256())).orElse("not asked"));
    }

    private static String nodes(Map<String, Integer> operators) {
        return operators.entrySet().stream()
                .map(entry -> (entry.getValue() == 1 ? "" : entry.getValue() + " ") + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String link(ReportFolder report) {
        String folder = report.experiment().id().folder();
        return "[" + report.experiment().id() + "](../" + folder + "/" + ReportFolder.PAGE + ")";
    }
}

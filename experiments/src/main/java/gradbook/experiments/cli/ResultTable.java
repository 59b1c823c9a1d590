package gradbook.experiments.cli;

import gradbook.experiments.report.Figures;
import gradbook.experiments.run.Environment;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecord;
import java.util.List;
import java.util.Optional;

/** A run's results for the terminal. */
final class ResultTable {
    private static final int SHOWN_DIGITS = 16;

    private ResultTable() {}

    /** The table, with a line that compares with the {@code published} record where there is one. */
    static String of(Experiment<?> experiment, RunRecord record, Optional<RunRecord> published) {
        Result result = record.result();
        Environment environment = record.environment();
        TextTable table = new TextTable(List.of(record.experiment().toString(), experiment.summary()));
        result.metrics()
                .values()
                .forEach((name, value) -> table.row(Figures.words(name), Figures.measure(name, value)));
        if (!result.epochs().isEmpty()) {
            result.epochs().get(result.epochs().size() - 1).measures().values().forEach((name, value) -> {
                if (!result.metrics().has(name)) {
                    table.row(Figures.words(name), Figures.measure(name, value) + " in the last epoch");
                }
            });
        }
        table.row("parameters", Figures.count(result.parameters()));
        String epochs = result.epochs().isEmpty()
                ? ""
                : " in " + Figures.count(result.epochs().size()) + " epochs";
        table.row("steps", Figures.count(result.steps()) + epochs);
        String threads = environment.threads() == 1 ? "1 thread" : environment.threads() + " threads";
        table.row("time", Figures.seconds(environment.seconds()) + " on " + threads);
        table.row("peak memory", Figures.memory(environment.peakMemoryBytes()));
        table.row("loss curve SHA-256", result.lossCurveSha256().substring(0, SHOWN_DIGITS) + "...");
        table.row("weights SHA-256", result.weightsSha256().substring(0, SHOWN_DIGITS) + "...");
        record.models().ifPresent(models -> table.row("ONNX Runtime", Figures.answers(models.proof())));
        published.ifPresent(theirs -> table.row("published run", comparison(record, theirs)));
        return table.text();
    }

    private static String comparison(RunRecord our, RunRecord their) {
        Result ours = our.result();
        Result theirs = their.result();
        if (!ours.configuration().equals(theirs.configuration())) {
            return "not compared, because the configuration differs";
        }
        boolean same = ours.lossCurveSha256().equals(theirs.lossCurveSha256())
                && ours.weightsSha256().equals(theirs.weightsSha256());
        boolean sameModels = our.models().isEmpty()
                || their.models().isEmpty()
                || our.models().get().files().equals(their.models().get().files());
        if (same && !sameModels) {
            return "the same bits, but model files of other bytes: see `exported` in both records";
        }
        return same ? "the same bits" : "other bits: see `numericsVersion` and `data` in both records";
    }
}

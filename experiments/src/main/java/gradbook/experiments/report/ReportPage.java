package gradbook.experiments.report;

import com.fasterxml.jackson.databind.JsonNode;
import gradbook.experiments.export.Exported;
import gradbook.experiments.run.Attention;
import gradbook.experiments.run.Environment;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Plot;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.Sweep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The page of one run: a function of its record and its experiment, and of nothing else. */
public final class ReportPage {
    private final Markdown page = new Markdown();
    private final Experiment<?> experiment;
    private final Result result;
    private final Environment environment;
    private final SortedMap<String, String> differences;

    private final Optional<Sweep> seeds;

    private ReportPage(Experiment<?> experiment, RunRecord record, Optional<Sweep> seeds) {
        this.experiment = experiment;
        this.result = record.result();
        this.environment = record.environment();
        this.seeds = seeds;
        this.differences = PinnedConfiguration.differences(experiment, result);
    }

    /**
     * The page in Markdown.
     *
     * @param seeds runs with other seeds, if there are any
     * @throws IllegalArgumentException if the record is of another experiment
     */
    public static String render(Experiment<?> experiment, RunRecord record, Optional<Sweep> seeds) {
        if (!record.experiment().equals(experiment.id())) {
            throw new IllegalArgumentException("a record of " + record.experiment() + " for " + experiment.id());
        }
        return new ReportPage(experiment, record, seeds).render(record);
    }

    private String render(RunRecord record) {
        page.heading(1, experiment.id() + ": " + experiment.summary());
        page.paragraph(experiment.question());
        result();
        seeds.ifPresent(sweep -> SeedsTable.write(page, sweep));
        setUp();
        lossCurve(record);
        confusion();
        worstErrors();
        plots();
        filters();
        texts();
        attention();
        page.heading(2, "Interpretation").paragraph(experiment.interpretation(result));
        page.heading(2, "Limits").paragraph(experiment.limits());
        rerun();
        sameBits();
        record.models().ifPresent(this::models);
        timeAndMemory();
        return page.toString();
    }

    private void result() {
        List<List<String>> rows = new ArrayList<>();
        result.metrics().values().forEach((name, value) -> {
            rows.add(List.of(Figures.words(name), Figures.measure(name, value)));
        });
        rows.add(List.of("parameters", Figures.count(result.parameters())));
        rows.add(List.of("training steps", Figures.count(result.steps())));
        if (!result.epochs().isEmpty()) {
            rows.add(List.of("epochs", Figures.count(result.epochs().size())));
        }
        page.heading(2, "Result").table(List.of("figure", ">value"), rows);
        if (!differences.isEmpty()) {
            page.paragraph("**This is not the pinned configuration of " + experiment.id() + "**: "
                    + String.join("; ", differences.values()) + ".");
        }
    }

    private void setUp() {
        page.heading(2, "Set-up").paragraph(experiment.setup());
        List<List<String>> settings = new ArrayList<>();
        result.configuration().properties().forEach(setting -> {
            settings.add(List.of(Markdown.code(setting.getKey()), setting(setting.getValue())));
        });
        page.table(List.of("configuration", ">value"), settings);
        if (!result.data().isEmpty()) {
            page.table(
                    List.of("data (" + experiment.data() + ")", "SHA-256"),
                    result.data().stream()
                            .map(file -> List.of(file.name(), Markdown.code(file.sha256())))
                            .toList());
        }
        if (!result.split().isEmpty()) {
            List<List<String>> parts = new ArrayList<>();
            result.split().forEach((name, samples) -> parts.add(List.of(name, Figures.count(samples))));
            page.table(List.of("part", ">samples"), parts);
        }
    }

    private static String setting(JsonNode value) {
        if (value.isFloatingPointNumber()) {
            return BigDecimal.valueOf(value.doubleValue()).stripTrailingZeros().toPlainString();
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private void lossCurve(RunRecord record) {
        if (result.isOneTraining()) {
            LossCurvePicture picture = LossCurvePicture.of(record);
            page.heading(2, "Loss curve")
                    .picture(picture.alternative(), picture.file())
                    .paragraph(picture.caption());
        }
        if (!result.epochs().isEmpty()) {
            page.heading(2, "By epoch");
            EpochTable.write(page, result.epochs());
        }
    }

    private void confusion() {
        if (!result.confusionMatrix().isEmpty()) {
            ConfusionMatrixPicture picture = ConfusionMatrixPicture.of(result);
            page.heading(2, "Confusion matrix")
                    .picture(picture.alternative(), picture.file())
                    .paragraph(
                            "Rows are true classes, columns what the model said. Right answers (blue) are shaded by their "
                                    + "share of the class, errors (orange) on a scale of their own.");
            ClassTable.write(page, result);
        }
    }

    private void worstErrors() {
        if (!result.worstErrors().isEmpty()) {
            WorstErrorsPicture picture = WorstErrorsPicture.of(result);
            page.heading(2, "Worst errors")
                    .picture(picture.alternative(), picture.file())
                    .paragraph("The " + picture.errors().size()
                            + " test samples to whose true class the model gave the least "
                            + "probability, the worst first. In parentheses: the probability of what it said instead. Shown "
                            + "inverted: high pixels are dark.");
        }
    }

    private void plots() {
        for (Plot plot : result.plots()) {
            PlotPicture picture = new PlotPicture(plot);
            page.heading(2, plot.title()).picture(picture.alternative(), picture.file());
            String caption = experiment.caption(plot);
            if (!caption.isEmpty()) {
                page.paragraph(caption);
            }
        }
    }

    private void filters() {
        if (!result.filters().isEmpty()) {
            FiltersPicture picture = new FiltersPicture(result.filters());
            page.heading(2, "First filters")
                    .picture(picture.alternative(), picture.file())
                    .paragraph(
                            "The weights of the first convolution, blue above 0 and orange below, all on one scale. A filter answers "
                                    + "where pixels are high under its blue and low under its orange.");
        }
    }

    private void texts() {
        List<String> texts = result.texts();
        if (texts.isEmpty()) {
            return;
        }
        page.heading(2, "What it wrote");
        if (texts.stream().anyMatch(text -> text.contains("\n"))) {
            texts.forEach(page::verbatim);
        } else {
            page.paragraph(texts.stream().map(Markdown::code).collect(Collectors.joining(", ")));
        }
    }

    private void attention() {
        for (Attention attention : result.attention()) {
            AttentionPicture picture = new AttentionPicture(attention);
            page.heading(2, "What its heads look at")
                    .picture(picture.alternative(), picture.file())
                    .paragraph(
                            "A row of each square is a place that looks, a column one that is looked at, the darker, the more; a row's "
                                    + "weights have the sum 1. Nothing is above the diagonal: what comes later is hidden.");
        }
    }

    private void rerun() {
        page.heading(2, "How to rerun");
        page.shell(Commands.rerun(experiment, result));
        page.paragraph(
                differences.isEmpty()
                        ? "This is the pinned configuration: every machine gets the bits below."
                        : "This run is not pinned, but it can be repeated: every machine gets the bits below.");
    }

    private void sameBits() {
        page.heading(2, "The same bits")
                .table(
                        List.of("of every machine and every number of threads", "value"),
                        List.of(
                                List.of("numerics version", Integer.toString(result.numericsVersion())),
                                List.of("loss curve, SHA-256", Markdown.code(result.lossCurveSha256())),
                                List.of("weights, SHA-256", Markdown.code(result.weightsSha256()))));
    }

    private void models(Exported models) {
        page.heading(2, "Models")
                .paragraph("ONNX Runtime says " + Figures.answers(models.proof()) + ". "
                        + "[How to take them elsewhere](../../README.md#take-a-model-elsewhere).")
                .table(
                        List.of("file that a run leaves", ">bytes", "SHA-256"),
                        models.files().stream()
                                .map(file -> List.of(
                                        Markdown.code(file.name()),
                                        Figures.count(file.bytes()),
                                        Markdown.code(file.sha256())))
                                .toList());
    }

    private void timeAndMemory() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("time", Figures.seconds(environment.seconds())));
        if (!environment.secondsPerEpoch().isEmpty()) {
            rows.add(List.of(
                    "time of an epoch, median", Figures.seconds(Figures.median(environment.secondsPerEpoch()))));
        }
        rows.add(List.of("peak memory", Figures.memory(environment.peakMemoryBytes())));
        rows.add(List.of("threads", environment.threads() + " (of " + environment.processors() + " processors)"));
        rows.add(List.of("vector width", vectorWidth()));
        rows.add(List.of("JDK", environment.jdk()));
        rows.add(List.of("operating system", environment.os()));
        rows.add(List.of("CPU", environment.cpu()));
        rows.add(List.of("git commit", commit()));
        page.heading(2, "Time and memory")
                .paragraph(
                        "Measured in this one run, on this one machine; not reproducible to the bit, and never compared.")
                .table(List.of("measured", "value"), rows);
    }

    private String vectorWidth() {
        return environment.vectorBits() == 0 ? "no Vector API" : environment.vectorBits() + " bits";
    }

    private String commit() {
        if (environment.gitCommit() == null) {
            return "not a working copy";
        }
        String commit = Markdown.code(environment
                .gitCommit()
                .substring(0, Math.min(12, environment.gitCommit().length())));
        return Boolean.FALSE.equals(environment.gitClean()) ? commit + ", with uncommitted changes" : commit;
    }
}

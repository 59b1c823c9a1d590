package gradbook.experiments.report;

import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page over all published runs; made from their records and experiments, and from nothing else. */
final class IndexPage {
    /** The file in the reports' folder; code-hosting sites show it below the folder's list of files. */
    static final String FILE = "README.md";

    private static final String ACCURACY = "testAccuracy";

    /** Hexadecimal digits of a digest that a table has room for; the page behind it has them all. */
    private static final int DIGEST_DIGITS = 12;

    private IndexPage() {}

    /**
     * The page and its picture.
     *
     * @param folder {@code reports/}
     * @param reports the published runs, in the order to list them
     * @param links to the pages that belong to no single experiment, a sentence each
     */
    static IllustratedPage of(Path folder, List<ReportFolder> reports, List<String> links) {
        return new IllustratedPage(
                new GeneratedText(folder.resolve(FILE), render(reports, links)),
                picture(reports).map(picture -> GeneratedPicture.in(folder, picture)).stream()
                        .toList());
    }

    private static String render(List<ReportFolder> reports, List<String> links) {
        Markdown page = new Markdown()
                .heading(1, "Reports")
                .paragraph(
                        "One folder for each published version of an experiment: its record, and the page and the pictures "
                                + "that are made from it. Everything here but the records is generated.");
        if (reports.isEmpty()) {
            return page.paragraph("Nothing is published yet.").toString();
        }
        page.append(table(reports, ""));
        page.paragraph(
                "Results and weights are the same bits on every machine; time and peak memory were measured once, on the "
                        + "machine that each page names.");
        picture(reports)
                .ifPresent(picture -> page.picture(picture.alternative(), picture.file())
                        .paragraph(
                                "Light dots are runs with several seeds, full ones their means or single runs, bars one standard deviation to "
                                        + "each side."));
        page.paragraph(String.join(" ", links));
        return reproduce(page, reports.get(reports.size() - 1).experiment()).toString();
    }

    /** A row for each published run; links lead to {@code prefix} and the run's folder. */
    static Markdown table(List<ReportFolder> reports, String prefix) {
        return new Markdown()
                .table(
                        List.of(
                                "experiment",
                                "data",
                                ">parameters",
                                "result",
                                ">time",
                                ">peak memory",
                                "weights, SHA-256"),
                        reports.stream().map(report -> row(report, prefix)).toList());
    }

    private static Markdown reproduce(Markdown page, Experiment<?> example) {
        return page.heading(2, "Reproduce and check")
                .paragraph(
                        "With a JDK from 17 on and Maven, in a fresh clone, this runs an experiment; the page that it writes "
                                + "into `runs/` must show the digests of the page here:")
                .shell(Commands.gradbook("run " + example.id()))
                .paragraph("This fails if a page or a picture here is not what the records say:")
                .shell(Commands.gradbook("report --check"))
                .paragraph("And this writes all of them again from the records:")
                .shell(Commands.gradbook("report"));
    }

    private static List<String> row(ReportFolder report, String prefix) {
        Experiment<?> experiment = report.experiment();
        RunRecord record = report.record();
        Result result = record.result();
        List<String> row = new ArrayList<>();
        row.add("[" + experiment.id() + "](" + prefix + experiment.id().folder() + "/" + ReportFolder.PAGE + "): "
                + experiment.summary());
        row.add(experiment.data());
        row.add(Figures.count(result.parameters()));
        row.add(headline(report));
        row.add(Figures.seconds(record.environment().seconds()));
        row.add(Figures.memory(record.environment().peakMemoryBytes()));
        row.add(Markdown.code(result.weightsSha256()
                .substring(0, Math.min(DIGEST_DIGITS, result.weightsSha256().length()))));
        return row;
    }

    /** {@code 98.02 ± 0.06 % test accuracy}, over the seeds if there are any. */
    private static String headline(ReportFolder report) {
        Measures metrics = report.record().result().metrics();
        return report.experiment()
                .headline()
                .filter(metrics::has)
                .map(name -> report.seeds()
                                .map(sweep -> Figures.spread(name, sweep.spread(name)))
                                .orElseGet(() -> Figures.measure(name, metrics.value(name)))
                        + " " + Figures.words(name))
                .orElse("");
    }

    /** How well everything that names images does; empty if nothing here does. */
    private static Optional<Picture> picture(List<ReportFolder> reports) {
        List<DotsPicture.Row> rows = reports.stream()
                .filter(report -> report.record().result().metrics().has(ACCURACY))
                .map(report -> new DotsPicture.Row(report.experiment().id().toString(), accuracies(report)))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new DotsPicture("test-accuracy.png", "test accuracy (%)", rows, Double.NaN));
    }

    /** In percent, of each seed or of the one run. */
    private static List<Double> accuracies(ReportFolder report) {
        return report.seeds()
                .map(sweep -> sweep.runs().stream()
                        .map(run -> 100 * run.metrics().value(ACCURACY))
                        .toList())
                .orElseGet(
                        () -> List.of(100 * report.record().result().metrics().value(ACCURACY)));
    }
}

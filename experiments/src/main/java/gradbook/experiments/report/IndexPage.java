package gradbook.experiments.report;

import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page over all published runs; a function of their records and experiments, and of nothing else. */
final class IndexPage {
    /** The file in the reports' folder; code-hosting sites show it below the folder's list of files. */
    static final String FILE = "README.md";

    /** Hexadecimal digits of a digest that a table has room for; the page behind it has them all. */
    private static final int DIGEST_DIGITS = 12;

    private IndexPage() {}

    /**
     * The page in Markdown.
     *
     * @param reports the published runs, in the order to list them
     * @param links to the pages that belong to no single experiment, a sentence each
     */
    static String render(List<ReportFolder> reports, List<String> links) {
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
        prominent(reports).ifPresent(report -> {
            LossCurvePicture picture = LossCurvePicture.of(report.record().result());
            String folder = report.experiment().id().folder();
            page.picture(picture.alternative(), folder + "/" + picture.file())
                    .paragraph("The loss of [" + report.experiment().id() + "](" + folder + "/" + ReportFolder.PAGE
                            + "). " + picture.caption());
        });
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

    /** {@code 98.02 ± 0.06 % test accuracy}, over the seeds if there are any; without an accuracy the first figure there is. */
    private static String headline(ReportFolder report) {
        Measures metrics = report.record().result().metrics();
        List<String> names = List.copyOf(metrics.values().keySet());
        if (names.isEmpty()) {
            return "";
        }
        String name = metrics.has("testAccuracy") ? "testAccuracy" : names.get(0);
        return report.seeds()
                        .map(sweep -> Figures.spread(name, sweep.spread(name)))
                        .orElseGet(() -> Figures.measure(name, metrics.value(name)))
                + " " + Figures.words(name);
    }

    /** The last with a test accuracy: chapters go from small to large. */
    private static Optional<ReportFolder> prominent(List<ReportFolder> reports) {
        return reports.stream()
                .filter(report -> report.record().result().isOneTraining())
                .filter(report -> report.record().result().metrics().has("testAccuracy"))
                .reduce((earlier, later) -> later);
    }
}

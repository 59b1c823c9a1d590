package gradbook.experiments.shakespeare;

import gradbook.experiments.report.Figures;
import gradbook.experiments.report.Markdown;
import gradbook.experiments.report.PlotPicture;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.run.EpochMeasures;
import gradbook.experiments.run.Objective;
import gradbook.experiments.run.Plot;
import gradbook.experiments.run.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How networks that write plays stand to each other.
 *
 * @param names of the networks in the picture
 * @param reports of the networks, in their order
 */
record Standings(List<Playwright<?>> networks, List<String> names, List<ReportFolder> reports) {
    /** Their validation losses over the training. */
    PlotPicture picture() {
        return new PlotPicture(new Plot(
                "validation-loss",
                "Plays that were not read in training",
                "step",
                "validation loss (nats a character)",
                false,
                IntStream.range(0, reports.size())
                        .mapToObj(i -> line(names.get(i), result(i).epochs()))
                        .toList()));
    }

    private static Plot.Line line(String name, List<EpochMeasures> epochs) {
        return new Plot.Line(
                name,
                epochs.stream()
                        .map(epoch -> (double) epoch.epoch() * Playwright.STRETCH)
                        .toList(),
                epochs.stream()
                        .map(epoch -> epoch.measures().value(Objective.VALIDATION_LOSS))
                        .toList());
    }

    /** A row for each. */
    void table(Markdown page) {
        page.table(
                List.of(
                        "network",
                        ">parameters",
                        ">characters in a step",
                        ">steps",
                        ">validation loss",
                        ">as unsure as among",
                        ">seconds"),
                IntStream.range(0, reports.size()).mapToObj(this::row).toList());
    }

    private List<String> row(int i) {
        Playwright<?> network = networks.get(i);
        PlaywrightConfiguration configuration = network.configuration();
        String name = names.get(i).equals(network.network()) ? "" : names.get(i) + ": ";
        return List.of(
                name + "[" + network.network() + "](../" + network.id().folder() + "/report.md)",
                Figures.count(result(i).parameters()),
                Figures.count((long) configuration.batchSize() * configuration.context()),
                Figures.count(result(i).steps()),
                Figures.measure(Objective.VALIDATION_LOSS, loss(i)),
                String.format(Locale.ROOT, "%.1f", StrictMath.exp(loss(i))),
                String.format(
                        Locale.ROOT,
                        "%.0f",
                        reports.get(i).record().environment().seconds()));
    }

    Result result(int i) {
        return reports.get(i).record().result();
    }

    /** Where it ends, on the validation part. */
    double loss(int i) {
        return result(i).metrics().value(Objective.VALIDATION_LOSS);
    }
}

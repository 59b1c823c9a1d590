package gradbook.experiments.shakespeare;

import gradbook.experiments.report.Chapter;
import gradbook.experiments.report.Figures;
import gradbook.experiments.report.Markdown;
import gradbook.experiments.report.PlotPicture;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.run.EpochMeasures;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Objective;
import gradbook.experiments.run.Plot;
import gradbook.experiments.run.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The page that lays the networks that write plays side by side. */
public final class ShakespeareChapter implements Chapter {
    @Override
    public String folder() {
        return "shakespeare";
    }

    @Override
    public String title() {
        return "Characters of Shakespeare";
    }

    @Override
    public List<? extends Experiment<?>> experiments() {
        return Playwrights.ALL;
    }

    @Override
    public List<PlotPicture> pictures(List<ReportFolder> reports) {
        return List.of(picture(reports));
    }

    private static PlotPicture picture(List<ReportFolder> reports) {
        return new PlotPicture(new Plot(
                "validation-loss",
                "Plays that were not read in training",
                "step",
                "validation loss (nats a character)",
                false,
                IntStream.range(0, reports.size())
                        .mapToObj(i -> line(
                                Playwrights.ALL.get(i).network(),
                                reports.get(i).record().result().epochs()))
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

    @Override
    public void write(Markdown page, List<ReportFolder> reports) {
        PlotPicture picture = picture(reports);
        page.paragraph(
                        "A megabyte of Shakespeare's plays, read character by character: what comes next? Three networks learn to say so, and by it "
                                + "to write.")
                .picture(picture.alternative(), picture.file())
                .table(
                        List.of(
                                "network",
                                ">parameters",
                                ">characters in a step",
                                ">steps",
                                ">validation loss",
                                ">as unsure as among",
                                ">seconds"),
                        IntStream.range(0, reports.size())
                                .mapToObj(i -> row(Playwrights.ALL.get(i), reports.get(i)))
                                .toList())
                .paragraph(String.format(
                        Locale.ROOT,
                        "Losses are on the last tenth of the text, in stretches of as many characters as a network sees; guessing among %d characters "
                                + "costs %.2f. Seconds are of the whole run on two threads: training, looking at the validation part, and writing. "
                                + "How a training step compares with PyTorch's is measured apart: [performance](../performance/README.md), W4 for the "
                                + "GPT and W5 for the memory.",
                        Playwright.CHARACTERS.size(),
                        StrictMath.log(Playwright.CHARACTERS.size())));
        page.heading(2, "What they write")
                .paragraph("From a line end on, drawn as each says, with the same seed, and not chosen.");
        for (int i = 0; i < reports.size(); i++) {
            samples(page, Playwrights.ALL.get(i), reports.get(i).record().result());
        }
        page.heading(2, "What they can and cannot do")
                .paragraph(
                        "A table of pairs knows which letters like each other, and forgets the word it is in. The other two spell: after some hundred "
                                + "steps there are words, after a thousand the form of a scene, a name in capitals, a colon, lines of verse. None of them says "
                                + "anything. A sentence does not last to its end, a person who speaks is forgotten at the next one, words are made up that only "
                                + "sound right: the context is a line or two, and the loss asks for the next character, not for sense.");
        if (loss(reports.get(1)) < loss(reports.get(2))) {
            page.paragraph(
                    "The memory ends lower than the GPT here, and that says nothing about the two kinds: it reads more characters in a step, has "
                            + "as many steps, and what it has to remember is short.");
        }
    }

    private static double loss(ReportFolder report) {
        return report.record().result().metrics().value(Objective.VALIDATION_LOSS);
    }

    private static void samples(Markdown page, Playwright<?> experiment, Result result) {
        List<String> texts = result.texts();
        List<String> titles = List.of(
                "before training",
                "after 250 steps",
                "after 1,000 steps",
                "after " + Figures.count(result.steps()) + " steps");
        page.heading(3, experiment.network().replaceFirst("^a ", "").replaceFirst("^.", first(experiment)))
                .verbatim(Columns.of(titles, texts));
    }

    private static String first(Playwright<?> experiment) {
        return experiment.network().replaceFirst("^a ", "").substring(0, 1).toUpperCase(Locale.ROOT);
    }

    private static List<String> row(Playwright<?> experiment, ReportFolder report) {
        Result result = report.record().result();
        double loss = loss(report);
        PlaywrightConfiguration configuration = experiment.configuration();
        return List.of(
                "[" + experiment.network() + "](../" + experiment.id().folder() + "/report.md)",
                Figures.count(result.parameters()),
                Figures.count((long) configuration.batchSize() * configuration.context()),
                Figures.count(result.steps()),
                Figures.measure(Objective.VALIDATION_LOSS, loss),
                String.format(Locale.ROOT, "%.1f", StrictMath.exp(loss)),
                String.format(Locale.ROOT, "%.0f", report.record().environment().seconds()));
    }
}

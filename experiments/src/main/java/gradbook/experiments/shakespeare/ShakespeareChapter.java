package gradbook.experiments.shakespeare;

import gradbook.experiments.report.AttentionPicture;
import gradbook.experiments.report.Chapter;
import gradbook.experiments.report.Figures;
import gradbook.experiments.report.Markdown;
import gradbook.experiments.report.PlotPicture;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.run.Attention;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Result;
import java.util.List;
import java.util.Locale;

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
        return List.of(standings(reports).picture());
    }

    private static Standings standings(List<ReportFolder> reports) {
        return new Standings(
                Playwrights.ALL,
                Playwrights.ALL.stream().map(Playwright::network).toList(),
                reports);
    }

    @Override
    public void write(Markdown page, List<ReportFolder> reports) {
        Standings standings = standings(reports);
        PlotPicture picture = standings.picture();
        page.paragraph(
                        "A megabyte of Shakespeare's plays, read character by character: what comes next? Three networks learn to say so, and by it "
                                + "to write. What of a GPT does what, part by part: [the ladder](../shakespeare-ladder/README.md).")
                .picture(picture.alternative(), picture.file());
        standings.table(page);
        page.paragraph(String.format(
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
        attention(page, standings.result(Playwrights.ALL.indexOf(Playwrights.GPT)));
        page.heading(2, "What they can and cannot do")
                .paragraph(
                        "A table of pairs knows which letters like each other, and forgets the word it is in. The other two spell: after some hundred "
                                + "steps there are words, after a thousand the form of a scene, a name in capitals, a colon, lines of verse. None of them says "
                                + "anything. A sentence does not last to its end, a person who speaks is forgotten at the next one, words are made up that only "
                                + "sound right: the context is a line or two, and the loss asks for the next character, not for sense.");
        if (standings.loss(1) < standings.loss(2)) {
            page.paragraph(
                    "The memory ends lower than the GPT here, and that says nothing about the two kinds: it reads more characters in a step, has "
                            + "as many steps, and what it has to remember is short.");
        }
    }

    private static void attention(Markdown page, Result result) {
        for (Attention attention : result.attention()) {
            AttentionPicture picture = new AttentionPicture(attention);
            page.heading(2, "What the GPT looks at")
                    .picture(picture.alternative(), "../" + Playwrights.GPT.id().folder() + "/" + picture.file())
                    .paragraph(
                            "The weights of its attention in a line that it has not read; a row of a square is the character that looks, a column one "
                                    + "before it or itself, the darker, the more.");
        }
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
}

package gradbook.experiments.shakespeare;

import gradbook.experiments.report.Chapter;
import gradbook.experiments.report.Markdown;
import gradbook.experiments.report.PlotPicture;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.run.Experiment;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The page that builds a GPT up, a part at a time. */
public final class LadderChapter implements Chapter {
    private static final List<Playwright<?>> RUNGS =
            Stream.concat(Stream.of(Playwrights.BIGRAM), Ladder.RUNGS.stream()).toList();

    /** The rung of three layers without shortcuts. */
    private static final int DEEP = 4;

    /** Texts that stand side by side. */
    private static final int COLUMNS = 4;

    @Override
    public String folder() {
        return "shakespeare-ladder";
    }

    @Override
    public String title() {
        return "From pairs of characters to a GPT";
    }

    @Override
    public List<? extends Experiment<?>> experiments() {
        return RUNGS;
    }

    @Override
    public List<PlotPicture> pictures(List<ReportFolder> reports) {
        return List.of(standings(reports).picture());
    }

    private static Standings standings(List<ReportFolder> reports) {
        return new Standings(RUNGS, RUNGS.stream().map(LadderChapter::name).toList(), reports);
    }

    @Override
    public void write(Markdown page, List<ReportFolder> reports) {
        Standings standings = standings(reports);
        PlotPicture picture = standings.picture();
        page.paragraph(
                        "What is each part of a GPT for? A ladder, as in Andrej Karpathy's lecture \"Let's build GPT: from scratch, in code, spelled out\" "
                                + "(2023): from one head to normalization one thing is added at a time, and all else stays. The last is larger and was trained for longer; it "
                                + "has GPT-2's first weights and GELU, a smaller batch and a lower rate.")
                .picture(picture.alternative(), picture.file());
        standings.table(page);
        page.paragraph(
                "Losses are on the last tenth of the text, in stretches of as many characters as a network sees. Seconds are of the whole run on two "
                        + "threads. The table of pairs has a rate of its own, and no weight decay; from one head to normalization all have the same, which suits "
                        + "some better than others. Each is one run: [names](../names/README.md) shows how little such a loss changes with the seed.");
        page.paragraph(String.format(
                Locale.ROOT,
                "From each rung to the next the loss changes by %s.",
                IntStream.range(1, RUNGS.size())
                        .mapToObj(i -> String.format(
                                Locale.ROOT,
                                "%+.2f (%s)",
                                standings.loss(i) - standings.loss(i - 1),
                                name(RUNGS.get(i))))
                        .collect(Collectors.joining(", "))));
        if (standings.loss(DEEP) > standings.loss(DEEP - 1) && standings.loss(DEEP + 1) < standings.loss(DEEP - 1)) {
            page.paragraph(
                    "Three layers one on another are worse than one, until shortcuts let what is below come through, in both directions (math.md "
                            + "§11.5). Whether normalization would do more at another rate was not tried.");
        }
        page.heading(2, "What they write")
                .paragraph("After the last step, from a line end on, drawn as each says, and not chosen.");
        for (int from = 0; from < RUNGS.size(); from += COLUMNS) {
            int first = from;
            List<Playwright<?>> shown = RUNGS.subList(from, Math.min(from + COLUMNS, RUNGS.size()));
            page.verbatim(Columns.of(
                    shown.stream().map(LadderChapter::name).toList(),
                    shown.stream()
                            .map(rung -> last(standings
                                    .result(first + shown.indexOf(rung))
                                    .texts()))
                            .toList()));
        }
    }

    private static String name(Playwright<?> rung) {
        return rung.id().name().replaceFirst("shakespeare-", "");
    }

    private static String last(List<String> texts) {
        return texts.get(texts.size() - 1);
    }
}

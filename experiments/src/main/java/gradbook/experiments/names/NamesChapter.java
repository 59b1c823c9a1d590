package gradbook.experiments.names;

import gradbook.experiments.report.Chapter;
import gradbook.experiments.report.DotsPicture;
import gradbook.experiments.report.Figures;
import gradbook.experiments.report.Markdown;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Objective;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.Sweep;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The page that lays the networks that spell names side by side. */
public final class NamesChapter implements Chapter {
    private static final String PICTURE = "validation-loss.png";

    /** Names of each network that the table shows. */
    private static final int SHOWN = 6;

    @Override
    public String folder() {
        return "names";
    }

    @Override
    public String title() {
        return "Names, letter by letter";
    }

    @Override
    public List<? extends Experiment<?>> experiments() {
        return Spellers.ALL;
    }

    @Override
    public boolean needsSeeds() {
        return true;
    }

    @Override
    public List<DotsPicture> pictures(List<ReportFolder> reports) {
        return List.of(picture(reports));
    }

    private static DotsPicture picture(List<ReportFolder> reports) {
        List<DotsPicture.Row> rows = IntStream.range(0, reports.size())
                .mapToObj(i -> new DotsPicture.Row(
                        Spellers.ALL.get(i).network(),
                        seeds(reports.get(i)).runs().stream()
                                .map(run -> run.value(Objective.VALIDATION_LOSS))
                                .toList()))
                .toList();
        return new DotsPicture(PICTURE, "validation loss (nats a token)", rows, Double.NaN);
    }

    @Override
    public void write(Markdown page, List<ReportFolder> reports) {
        Result first = reports.get(0).record().result();
        page.paragraph(String.format(
                Locale.ROOT,
                "The same %,d first names, read letter by letter, by six networks, from one that knows only the last letter to one that looks "
                        + "back at all of them. Each says how likely every letter, or the end, is as the next one; the loss is what the "
                        + "true one costs in the mean, in nats. Guessing among 27 costs %.2f.",
                first.split().values().stream().mapToInt(Integer::intValue).sum(),
                StrictMath.log(27)));
        DotsPicture picture = picture(reports);
        page.picture(picture.alternative(), picture.file())
                .paragraph("Light dots are runs, full ones their means, bars one standard deviation to each side.");
        page.table(
                List.of("network", ">parameters", ">validation loss", ">test loss", ">seconds", "what it writes"),
                IntStream.range(0, reports.size())
                        .mapToObj(i -> row(Spellers.ALL.get(i), reports.get(i)))
                        .toList());
        page.paragraph(String.format(
                Locale.ROOT,
                "Losses are means over %d seeds with the standard deviation; parameters, seconds (of the whole run, on two threads) and names are "
                        + "of the pinned run. The names are its first %d, in the order in which they were drawn, at a temperature of 1, and "
                        + "not chosen. With another seed the first weights and the order of the names are others, the parts are the same: they "
                        + "are those of the lectures on makemore, where a window of three letters comes to 2.17 and a transformer to 1.92 "
                        + "(on another part, after a longer training).",
                seeds(reports.get(0)).runs().size(),
                SHOWN));
        page.heading(2, "What one sees").paragraph(findings(reports));
    }

    private static String findings(List<ReportFolder> reports) {
        String steps = IntStream.range(1, reports.size())
                .mapToObj(i -> step(
                        Spellers.ALL.get(i).network(),
                        mean(reports.get(i), Objective.VALIDATION_LOSS)
                                - mean(reports.get(i - 1), Objective.VALIDATION_LOSS)))
                .collect(Collectors.joining(", "));
        double memory = mean(reports.get(reports.size() - 2), Objective.VALIDATION_LOSS);
        double transformer = mean(reports.get(reports.size() - 1), Objective.VALIDATION_LOSS);
        return "From " + Spellers.ALL.get(0).network() + " on a token gets " + steps
                + ". Names are short, so that eight letters are nearly all there is to see, and most of the way is gone with them. "
                + (transformer < memory
                        ? ""
                        : "The transformer does not come to what gates come to here: that one letter follows another, which a recurrent network is "
                                + "built with, it has to learn from twenty-five thousand names.");
    }

    private static String step(String network, double change) {
        return String.format(
                Locale.ROOT, "%.3f nats %s with %s", Math.abs(change), change < 0 ? "cheaper" : "dearer", network);
    }

    private static List<String> row(NameSpelling<?> experiment, ReportFolder report) {
        Result result = report.record().result();
        return List.of(
                "[" + experiment.network() + "](../" + experiment.id().folder() + "/report.md)",
                Figures.count(result.parameters()),
                spread(report, Objective.VALIDATION_LOSS),
                spread(report, "testLoss"),
                String.format(Locale.ROOT, "%.0f", report.record().environment().seconds()),
                result.texts().stream().limit(SHOWN).collect(Collectors.joining(", ")));
    }

    private static double mean(ReportFolder report, String name) {
        return seeds(report).spread(name).mean();
    }

    private static String spread(ReportFolder report, String name) {
        return Figures.spread(name, seeds(report).spread(name));
    }

    private static Sweep seeds(ReportFolder report) {
        return report.seeds().orElseThrow();
    }
}

package gradbook.experiments.published;

import gradbook.experiments.replay.BackpropTable;
import gradbook.experiments.replay.MakemoreBackpropV1;
import gradbook.experiments.replay.Replays;
import gradbook.experiments.report.Chapter;
import gradbook.experiments.report.Figures;
import gradbook.experiments.report.Markdown;
import gradbook.experiments.report.Picture;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.ExperimentId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The page that holds what others printed against ours: whole runs, single operators, and gradients written out by hand. */
public final class ReplayChapter implements Chapter {
    /** Figures that are shown one by one. */
    private static final int FEW = 2;

    @Override
    public String folder() {
        return BackpropTable.FOLDER;
    }

    @Override
    public String title() {
        return "Other people's numbers";
    }

    @Override
    public List<? extends Experiment<?>> experiments() {
        return Replays.ALL;
    }

    @Override
    public List<? extends Picture> pictures(List<ReportFolder> reports) {
        return List.of();
    }

    @Override
    public void write(Markdown page, List<ReportFolder> reports) {
        Path folder = reports.get(0).folder().toAbsolutePath().getParent();
        Path home = folder.getParent();
        page.paragraph(
                "The strongest test of an engine is a number that somebody else printed. Many small networks were trained from a seed, so "
                        + "their runs can be had again if the random generators of Python, NumPy and torch are spoken here: they are, in "
                        + "[`engine/random`](../../engine/src/main/java/gradbook/engine/random). Each run below is an experiment like the others, on "
                        + "the engine's own operators and backward pass, in float64 where the original was NumPy's and in float32 where it was "
                        + "torch's. A figure is equal if ours, rounded to the printed digits, is the printed one.");
        runs(page, home, reports);
        speed(page, ReplayTimes.read(folder));
        operators(page, home);
        gradients(page, BackpropTable.read(folder));
    }

    private static void runs(Markdown page, Path home, List<ReportFolder> reports) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> sources = new ArrayList<>();
        for (ReportFolder report : reports) {
            if (report.experiment() instanceof MakemoreBackpropV1) {
                continue; // its figures are gradients, in a table of their own
            }
            ExperimentId id = report.experiment().id();
            PublishedRun published = PublishedRun.read(home, id);
            String link = "[" + id + "](../" + id.folder() + "/report.md)";
            for (PublishedRun.Group group : published.groups()) {
                rows.add(row(
                        link, RunComparison.of(published, group, report.record().result())));
            }
            sources.add(List.of(
                    link,
                    published.source(),
                    Figures.seconds(report.record().environment().seconds())));
        }
        page.heading(2, "Runs")
                .table(
                        List.of(
                                "run",
                                "what was published",
                                "theirs",
                                "ours",
                                ">figures",
                                ">largest difference",
                                "verdict"),
                        rows)
                .paragraph(
                        "[micrograd-demo@1](../micrograd-demo-v1/report.md), micrograd's own demo on its scalar engine, is one more: all of "
                                + "its 100 accuracies are the published ones, and its losses within 4e-16.")
                .table(List.of("run", "source", ">our time"), sources)
                .paragraph("All of them take "
                        + Figures.seconds(reports.stream()
                                .mapToDouble(
                                        report -> report.record().environment().seconds())
                                .sum())
                        + ".");
    }

    private static List<String> row(String link, RunComparison compared) {
        PublishedRun.Group group = compared.group();
        return List.of(
                link,
                group.what(),
                ends(List.copyOf(group.figures().values())),
                ends(compared.ours()),
                Integer.toString(compared.count()),
                compared.figures().isEmpty() ? "" : String.format(Locale.ROOT, "%.1e", compared.largestDifference()),
                compared.verdict());
    }

    /** All of a few, the first and the last of many. */
    private static String ends(List<String> figures) {
        return figures.size() <= FEW
                ? String.join(", ", figures)
                : figures.get(0) + ", ..., " + figures.get(figures.size() - 1);
    }

    private static void speed(Markdown page, ReplayTimes times) {
        page.heading(2, "Speed")
                .paragraph(
                        "The two long runs against the same training in NumPy, float32 and with gradients derived by hand "
                                + "([`makemore.py`](../../experiments/src/test/python/makemore.py)): seconds from reading the names to the final "
                                + "losses, the median of whole runs that took turns, and in brackets the fastest and the slowest. NumPy "
                                + times.numpy()
                                + ", with as many threads for products as it chooses and with one; ours is held against the faster. "
                                + "Measured by `scripts/replay-times` on " + times.cpu() + ", " + times.processors()
                                + " cores, vectors of " + times.vectorBits() + " bits.")
                .table(
                        List.of("run", "JDK", ">ours", ">NumPy", ">NumPy on one thread", ">times as fast"),
                        times.runs().stream()
                                .flatMap(run -> run.ours().keySet().stream()
                                        .map(jdk -> List.of(
                                                run.run(),
                                                jdk,
                                                spread(run.ours().get(jdk)),
                                                spread(run.numpy()),
                                                spread(run.numpyOnOneThread()),
                                                String.format(Locale.ROOT, "%.2f", run.ratio(jdk)))))
                                .toList());
    }

    private static String spread(List<Double> seconds) {
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f to %.1f)",
                Figures.median(seconds),
                Collections.min(seconds),
                Collections.max(seconds));
    }

    private static void operators(Markdown page, Path home) {
        List<ComparedFigure> figures = OperatorChecks.compared(home);
        page.heading(2, "Operators").paragraph(OperatorTable.summary(figures));
        OperatorTable.write(page, 3, figures);
    }

    private static void gradients(Markdown page, BackpropTable table) {
        page.heading(2, "Gradients written out by hand")
                .paragraph(
                        "The gradient of every intermediate value of a network with batch normalization and cross-entropy, as the fourth "
                                + "lecture on makemore works them out: the backward pass of `replay-makemore-backprop@1` against formulas written by "
                                + "hand in [a test](../../experiments/src/test/java/gradbook/experiments/replay/ByHand.java), in float64 and in "
                                + "float32. The gradients of `logit_maxes` and `b1` are 0 but for rounding.")
                .table(
                        List.of(
                                "gradient of",
                                "shape",
                                ">largest element",
                                ">largest difference, float64",
                                ">largest difference, float32"),
                        table.rows().stream()
                                .map(row -> List.of(
                                        "`" + row.name() + "`",
                                        row.shape().toString(),
                                        figure(row.largest()),
                                        figure(row.difference64()),
                                        figure(row.difference32())))
                                .toList());
    }

    private static String figure(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }
}

package gradbook.experiments.regularization;

import gradbook.experiments.report.Chapter;
import gradbook.experiments.report.DotsPicture;
import gradbook.experiments.report.Figures;
import gradbook.experiments.report.Markdown;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.LearningRate;
import gradbook.experiments.run.Spread;
import gradbook.experiments.run.Sweep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The page that holds every brake against the baseline. */
public final class RegularizationChapter implements Chapter {
    private static final String PICTURE = "test-accuracy.png";

    private static final List<String> COLUMNS = List.of(
            "changed",
            ">training accuracy",
            ">validation accuracy",
            ">test accuracy",
            ">gap",
            ">epochs",
            ">seconds",
            ">difference",
            "verdict");

    @Override
    public String folder() {
        return "regularization";
    }

    @Override
    public String title() {
        return "Regularization and learning rates";
    }

    @Override
    public List<? extends Experiment<?>> experiments() {
        return Regularization.ALL;
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
                        Regularization.ALL.get(i).change(),
                        seeds(reports.get(i)).runs().stream()
                                .map(run -> 100 * run.value("testAccuracy"))
                                .toList()))
                .toList();
        double baseline = Spread.of(rows.get(0).values()).mean();
        return new DotsPicture(PICTURE, "test accuracy (%)", rows, baseline);
    }

    @Override
    public void write(Markdown page, List<ReportFolder> reports) {
        DotsPicture picture = picture(reports);
        List<Comparison> comparisons = reports.stream()
                .map(report -> Comparison.of(seeds(report), seeds(reports.get(0))))
                .toList();
        int seeds = seeds(reports.get(0)).runs().size();
        RegularizationConfiguration free = Regularization.BASELINE.configuration();
        page.paragraph(String.format(
                Locale.ROOT,
                "A network with %d hidden units on %,d images knows its images by heart after a few epochs, and reads new ones less well. "
                        + "Here is what the usual brakes (L2, dropout, data augmentation, early stopping), and other schedules of the learning "
                        + "rate, make of it: one thing changed at a time, all else as it was, each with the same %d seeds.",
                free.hidden(),
                free.trainSamples(),
                seeds));
        page.picture(picture.alternative(), picture.file())
                .paragraph(
                        "Light dots are runs, full ones their means, bars one standard deviation to each side. The line is the "
                                + "baseline's mean.");
        page.heading(2, "Regularization").table(COLUMNS, rows(reports, comparisons, false));
        page.heading(2, "Learning-rate schedules")
                .table(COLUMNS, rows(reports, comparisons, true))
                .paragraph(String.format(
                        Locale.ROOT,
                        "Means over %d seeds with the standard deviation; the gap is from training to test accuracy. The difference is that of "
                                + "the test accuracy to the baseline's with the same seed, hence the same images and first weights: its "
                                + "mean and the half width of its 95 %% interval by Student's t. It counts as better or worse if 0 lies "
                                + "outside. Of %d settings that change nothing, about %.1f would be called better or worse by chance. All runs "
                                + "share one test part, so how a difference carries over to other images is not in it. Seconds are of a run "
                                + "on one thread beside others.",
                        seeds,
                        reports.size() - 1,
                        (reports.size() - 1) / 20.0));
        page.heading(2, "What came of it").paragraph(summary(comparisons));
        Map<String, List<String>> worse = new LinkedHashMap<>();
        for (int i = 1; i < reports.size(); i++) {
            if (comparisons.get(i).verdict() == Comparison.Verdict.WORSE) {
                String why = whyWorse(Regularization.ALL.get(i).configuration(), seeds(reports.get(i)));
                worse.computeIfAbsent(why, same -> new ArrayList<>())
                        .add(Regularization.ALL.get(i).change());
            }
        }
        worse.forEach(
                (why, changes) -> page.paragraph("Why worse, **" + String.join("**, **", changes) + "**: " + why));
        stopping(page, reports);
    }

    private static void stopping(Markdown page, List<ReportFolder> reports) {
        for (int i = 0; i < reports.size(); i++) {
            int patience = Regularization.ALL.get(i).configuration().patience();
            if (patience > 0) {
                page.heading(2, "The rule of early stopping")
                        .paragraph(String.format(
                                Locale.ROOT,
                                "Training ends after %d epochs without a new minimum of the validation loss, and the weights of the minimum "
                                        + "are put back (Prechelt 1998). It took %.1f epochs of %d on average. It saves time, and it is a "
                                        + "brake only as far as the accuracy would fall after the minimum.",
                                patience,
                                epochs(seeds(reports.get(i))),
                                Regularization.ALL.get(i).configuration().epochs()));
            }
        }
    }

    static String summary(List<Comparison> comparisons) {
        List<String> sentences = new ArrayList<>();
        for (Comparison.Verdict verdict : Comparison.Verdict.values()) {
            List<String> names = IntStream.range(1, comparisons.size())
                    .filter(i -> comparisons.get(i).verdict() == verdict)
                    .mapToObj(i -> Regularization.ALL.get(i).change())
                    .toList();
            if (!names.isEmpty()) {
                sentences.add(verdict.sentence() + ": " + String.join("; ", names) + ".");
            }
        }
        return String.join(" ", sentences);
    }

    /** By the training accuracy: a brake so strong that not even the shown images are learned, or another reason. */
    static String whyWorse(RegularizationConfiguration configuration, Sweep seeds) {
        double train = seeds.spread("trainAccuracy").mean();
        String accuracy = Figures.percent(train);
        if (train < 0.99) {
            return "the training accuracy is only " + accuracy
                    + ". The brake is so strong that the network does not even learn what it is shown; it underfits.";
        }
        return configuration.patience() > 0
                ? "it stops where the validation loss is lowest. The baseline trains on, to a higher loss, and gets more images right all "
                        + "the same: the loss counts how sure the network is of its errors, the accuracy only how many there are."
                : "the training accuracy is " + accuracy
                        + ". The network still knows its images by heart, and the other way there was no help with new ones.";
    }

    /** Of the brakes, or of the schedules, each below the baseline. */
    private static List<List<String>> rows(
            List<ReportFolder> reports, List<Comparison> comparisons, boolean schedules) {
        return IntStream.range(0, reports.size())
                .filter(i -> i == 0
                        || schedules
                                == (Regularization.ALL.get(i).configuration().schedule() != LearningRate.CONSTANT))
                .mapToObj(i -> row(Regularization.ALL.get(i), seeds(reports.get(i)), comparisons.get(i)))
                .toList();
    }

    private static List<String> row(Regularization experiment, Sweep seeds, Comparison comparison) {
        return List.of(
                "[" + experiment.change() + "](../" + experiment.id().folder() + "/report.md)",
                spread(seeds, "trainAccuracy"),
                spread(seeds, "validationAccuracy"),
                spread(seeds, "testAccuracy"),
                Figures.percent(seeds.spread("trainAccuracy").mean()
                        - seeds.spread("testAccuracy").mean()),
                String.format(Locale.ROOT, "%.0f", epochs(seeds)),
                String.format(
                        Locale.ROOT,
                        "%.1f",
                        Figures.median(
                                seeds.runs().stream().map(Sweep.Run::seconds).toList())),
                experiment.equals(Regularization.BASELINE) ? "" : comparison.text(),
                experiment.equals(Regularization.BASELINE)
                        ? ""
                        : comparison.verdict().title());
    }

    private static String spread(Sweep seeds, String name) {
        return Figures.spread(name, seeds.spread(name));
    }

    private static double epochs(Sweep seeds) {
        return Spread.of(seeds.runs().stream().map(run -> (double) run.epochs()).toList())
                .mean();
    }

    private static Sweep seeds(ReportFolder report) {
        return report.seeds().orElseThrow();
    }
}

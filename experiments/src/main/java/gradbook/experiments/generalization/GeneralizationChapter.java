package gradbook.experiments.generalization;

import gradbook.experiments.report.Chapter;
import gradbook.experiments.report.CurvesPicture;
import gradbook.experiments.report.Figures;
import gradbook.experiments.report.Markdown;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The page that lays the three settings side by side. */
public final class GeneralizationChapter implements Chapter {
    @Override
    public String folder() {
        return "generalization";
    }

    @Override
    public String title() {
        return "Underfitting, fitting, overfitting";
    }

    @Override
    public List<? extends Experiment<?>> experiments() {
        return Generalization.CHAPTER;
    }

    @Override
    public void write(Markdown page, List<ReportFolder> reports) {
        page.paragraph(
                "A network is trained on some images and judged by others. It can fail in two ways: it can be too small, or stopped too "
                        + "soon, to do well even on the images it is shown; or it can be so large, on so few images, that it learns "
                        + "them one by one, with everything about them that is chance. Between the two lies what one wants. Here is one "
                        + "family of networks (784 - hidden - 10, a ReLU between) in all three states.");
        page.picture(CurvesPicture.ALTERNATIVE, CurvesPicture.FILE);
        page.paragraph(
                "Above the loss, below the accuracy, after each epoch: on the training images (blue) and on images kept apart for "
                        + "validation (orange). The space between the lines is the gap.");
        page.table(
                List.of(
                        "experiment",
                        ">hidden",
                        ">training images",
                        ">training accuracy",
                        ">validation accuracy",
                        ">gap",
                        ">test accuracy",
                        "diagnosis"),
                IntStream.range(0, reports.size())
                        .mapToObj(i -> row(
                                Generalization.CHAPTER.get(i),
                                reports.get(i).record().result()))
                        .toList());
        page.heading(2, "Why");
        for (int i = 0; i < reports.size(); i++) {
            Generalization experiment = Generalization.CHAPTER.get(i);
            page.paragraph("**" + experiment.id() + "**: "
                    + experiment.interpretation(reports.get(i).record().result()));
        }
        page.heading(2, "What one does about it")
                .paragraph(
                        "Underfitting: a larger network, a longer training, a higher learning rate. More data would not help: the network "
                                + "cannot even do what it is shown. Overfitting: more data or images changed at random, a brake (weight decay, "
                                + "dropout), or a stop at the lowest validation loss.")
                .heading(2, "The rule of the diagnosis")
                .paragraph(String.format(
                        Locale.ROOT,
                        "Overfitting if the validation loss ends more than %.1f times its lowest while the training loss has fallen since; "
                                + "else underfitting if the training error ends above %.0f %% and is more than half of the validation error; else "
                                + "overfitting if the validation error ends above %.0f %% and above twice the training error; else fitting.",
                        Diagnosis.RISE,
                        100 * Diagnosis.HIGH,
                        100 * Diagnosis.HIGH));
    }

    @Override
    public List<CurvesPicture> pictures(List<ReportFolder> reports) {
        return List.of(CurvesPicture.of(reports));
    }

    private static List<String> row(Generalization experiment, Result result) {
        Measures last = result.epochs().get(result.epochs().size() - 1).measures();
        double train = last.value("trainAccuracy");
        double validation = last.value("validationAccuracy");
        return List.of(
                "[" + experiment.id() + "](../" + experiment.id().folder() + "/report.md)",
                Figures.count(experiment.configuration().hidden()),
                Figures.count(result.split().get("train")),
                Figures.percent(train),
                Figures.percent(validation),
                Figures.percent(train - validation),
                Figures.percent(result.metrics().value("testAccuracy")),
                Diagnosis.of(result.epochs()).verdict().title());
    }
}

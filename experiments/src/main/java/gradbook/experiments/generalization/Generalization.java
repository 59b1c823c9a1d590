package gradbook.experiments.generalization;

import gradbook.experiments.mnist.MlpConfiguration;
import gradbook.experiments.mnist.MnistMlp;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Parts;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.List;

/** One network with one hidden layer, in three settings: too little of it, the right amount, and too much of it for its data. */
public record Generalization(
        ExperimentId id,
        String summary,
        String data,
        String expectation,
        MlpConfiguration configuration,
        String question)
        implements Experiment<MlpConfiguration> {
    /** {@code generalization-underfit@1}. */
    public static final Generalization UNDERFIT_V1 = new Generalization(
            new ExperimentId("generalization-underfit", 1),
            "four hidden units on all of MNIST",
            "MNIST",
            "6 s, 81 % test accuracy",
            new MlpConfiguration(42, 10, 55_000, 5_000, 4, 64, 0.02, 0.9, 0, 200),
            "What does a network look like that is too small for its task?");

    /** {@code generalization-fit@1}. */
    public static final Generalization FIT_V1 = new Generalization(
            new ExperimentId("generalization-fit", 1),
            "128 hidden units with weight decay on all of MNIST",
            "MNIST",
            "8 s, 98.3 % test accuracy",
            new MlpConfiguration(42, 10, 55_000, 5_000, 128, 64, 0.05, 0.9, 5e-4, 200),
            "What does a network look like that suits its task and its data?");

    /** {@code generalization-overfit@1}. */
    public static final Generalization OVERFIT_V1 = new Generalization(
            new ExperimentId("generalization-overfit", 1),
            "512 hidden units on 1,000 images of MNIST, without a brake",
            "MNIST, 1,000 images",
            "7 s, 89 % test accuracy",
            new MlpConfiguration(42, 60, 1_000, 5_000, 512, 50, 0.1, 0.9, 0, 20),
            "What does a network look like that knows its training images by heart?");

    /** {@code generalization-overfit@2}: at a rate at which the validation loss climbs for the whole training; other images with each seed. */
    public static final Generalization OVERFIT_V2 = new Generalization(
            new ExperimentId("generalization-overfit", 2),
            "512 hidden units on 1,000 images of MNIST, without a brake, at a low rate",
            "MNIST, 1,000 images",
            "10 s, 90.6 % test accuracy",
            new MlpConfiguration(42, 60, 1_000, 5_000, 512, 50, 0.03, 0.9, 0, 20),
            "What does a network look like that knows its training images by heart, and goes on learning?");

    /** In the order of a reader. */
    public static final List<Generalization> ALL = List.of(UNDERFIT_V1, FIT_V1, OVERFIT_V1, OVERFIT_V2);

    /** Those that the chapter lays side by side. */
    static final List<Generalization> CHAPTER = List.of(UNDERFIT_V1, FIT_V1, OVERFIT_V2);

    @Override
    public Outcome run(MlpConfiguration configuration, Recorder recorder, Datasets datasets) {
        return MnistMlp.run(configuration, recorder, datasets, id.version() == 1 ? Parts::draw : Parts::sample, true);
    }

    @Override
    public String setup() {
        return MnistMlp.SETUP
                + " After each epoch the training images are looked at too, as the network knows them by then: a fair measure of "
                + "the gap, for the mean loss of an epoch's steps is of the network while it was still learning.";
    }

    @Override
    public String limits() {
        return "The three settings were chosen to be clear cases; most networks lie between them. The rule of the diagnosis looks at the "
                + "training and validation curves alone, and its thresholds are conventions."
                + (equals(OVERFIT_V1) ? " " + MnistMlp.SAME_IMAGES + " Version 2 draws them anew." : "");
    }

    @Override
    public String interpretation(Result result) {
        Diagnosis diagnosis = Diagnosis.of(result.epochs());
        return "Diagnosis by the chapter's rule: **" + diagnosis.verdict().title() + "**. " + diagnosis.reason();
    }
}

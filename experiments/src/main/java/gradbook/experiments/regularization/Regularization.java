package gradbook.experiments.regularization;

import gradbook.engine.array.DType;
import gradbook.engine.data.DataLoader;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Dropout;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.run.Classification;
import gradbook.experiments.run.Classifier;
import gradbook.experiments.run.ClassifierFindings;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.EarlyStopping;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Fit;
import gradbook.experiments.run.LearningRate;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Parts;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.List;
import java.util.Optional;

/**
 * One network, one data set, and one thing changed at a time.
 *
 * @param change what is changed of the baseline, for a table
 */
public record Regularization(
        ExperimentId id, String change, String expectation, RegularizationConfiguration configuration)
        implements Experiment<RegularizationConfiguration> {
    private static final int PIXELS = 28 * 28;

    private static final RegularizationConfiguration FREE = new RegularizationConfiguration(
            42, 60, 2_000, 5_000, 512, 50, 0.01, LearningRate.CONSTANT, 0.9, 0, 0, 0, 0, 0, 0);

    /** The network without any brake. */
    public static final Regularization BASELINE = of("none", "the baseline", 92.4, FREE);

    /** In the order of the chapter's table, the baseline first. */
    public static final List<Regularization> ALL = List.of(
            BASELINE,
            of("l2-weak", "L2 of 0.001", 92.5, FREE.withWeightDecay(1e-3)),
            of("l2", "L2 of 0.01", 92.8, FREE.withWeightDecay(1e-2)),
            of("l2-strong", "L2 of 0.1", 88.1, FREE.withWeightDecay(1e-1)),
            of("dropout-weak", "dropout of 0.2", 93.0, FREE.withDropout(0.2)),
            of("dropout", "dropout of 0.5", 93.8, FREE.withDropout(0.5)),
            of("dropout-strong", "dropout of 0.8", 93.7, FREE.withDropout(0.8)),
            of(
                    "l2-dropout",
                    "L2 of 0.01 and dropout of 0.5",
                    93.0,
                    FREE.withWeightDecay(1e-2).withDropout(0.5)),
            of("augmentation", "data augmentation", 96.8, FREE.withAugmentation(10, 0.1, 2)),
            of("early-stopping", "early stopping, patience 5", 91.9, FREE.withPatience(5)),
            of("step", "step schedule", 92.1, FREE.withSchedule(LearningRate.STEP)),
            of("cosine", "cosine schedule", 92.2, FREE.withSchedule(LearningRate.COSINE)),
            of("one-cycle", "one-cycle schedule", 92.1, FREE.withSchedule(LearningRate.ONE_CYCLE)));

    /** One change; {@code accuracy} is that of the pinned run on the test images, in percent. */
    private static Regularization of(
            String name, String change, double accuracy, RegularizationConfiguration configuration) {
        return new Regularization(
                new ExperimentId("regularization-" + name, 1),
                change,
                "10 s, " + accuracy + " % test accuracy",
                configuration);
    }

    @Override
    public String summary() {
        return "512 hidden units on 2,000 images: " + change;
    }

    @Override
    public String data() {
        return "MNIST, 2,000 images";
    }

    @Override
    public Outcome run(RegularizationConfiguration configuration, Recorder recorder, Datasets datasets) {
        RandomKey key = RandomKey.of(configuration.seed());
        ImageParts mnist = datasets.images(Mnist.SET);
        Parts parts = Parts.sample(
                mnist.trainDataset(),
                configuration.trainSamples(),
                configuration.validationSamples(),
                key.fold("split"));
        DataLoader train = mnist.augmented(
                new DataLoader(parts.train(), configuration.batchSize(), key.fold("shuffle")),
                configuration.rotation(),
                configuration.scale(),
                configuration.shift(),
                key.fold("augmentation"));
        Module model = model(configuration, key.fold("model"));
        long steps = (long) configuration.epochs() * train.batches();
        new Fit(
                        model,
                        train,
                        new Classification(parts.validation(), Optional.of(parts.train()), ImageSet.CLASSES),
                        new Sgd(
                                model.parameters(),
                                configuration.schedule().schedule(configuration.learningRate(), steps),
                                configuration.momentum(),
                                configuration.weightDecay()),
                        configuration.epochs(),
                        configuration.patience() > 0
                                ? Optional.of(new EarlyStopping(configuration.patience()))
                                : Optional.empty(),
                        key.fold("train"))
                .run(recorder);
        Classifier.Evaluation known = Classifier.evaluate(model, parts.train(), ImageSet.CLASSES);
        Classifier.Evaluation watched = Classifier.evaluate(model, parts.validation(), ImageSet.CLASSES);
        Classifier.Evaluation test = Classifier.evaluate(model, mnist.testDataset(), ImageSet.CLASSES);
        return Classifier.outcome(model, test, Mnist.SET, parts)
                .with("trainAccuracy", known.accuracy())
                .with("validationAccuracy", watched.accuracy());
    }

    static Module model(RegularizationConfiguration configuration, RandomKey key) {
        int hidden = configuration.hidden();
        return Sequential.named()
                .add("flatten", Flatten.INSTANCE)
                .add("fc1", Linear.create(PIXELS, hidden, Initializer.HE_NORMAL, key.fold("fc1"), DType.FLOAT32))
                .add("relu1", Activation.RELU)
                .add("dropout1", new Dropout(configuration.dropout()))
                .add(
                        "fc2",
                        Linear.create(hidden, ImageSet.CLASSES, Initializer.HE_NORMAL, key.fold("fc2"), DType.FLOAT32))
                .build();
    }

    @Override
    public String question() {
        return this.equals(BASELINE)
                ? "How far does a large network get on few images if nothing holds it back?"
                : "What does it do to a network that knows its images by heart: " + change + "?";
    }

    @Override
    public String setup() {
        return "A network 784 - hidden - 10 with a ReLU between, weights as He et al. propose, trained by SGD with momentum on the mean "
                + "cross-entropy of a batch. After each epoch it is looked at on its training images and on the validation images, "
                + "both without dropout and unchanged; the test part is looked at once, after training. The training images are drawn by the "
                + "seed, so that another seed has other ones. A brake at 0 is off.";
    }

    @Override
    public String limits() {
        return "One small data set and one network, at strengths that were not tuned. With more images, or another network, brakes rank "
                + "otherwise; what is larger than the noise here is in [the chapter](../regularization/README.md).";
    }

    @Override
    public String interpretation(Result result) {
        return new ClassifierFindings(result).text()
                + " How this compares with the other brakes is on the chapter's page, "
                + "[regularization](../regularization/README.md).";
    }
}

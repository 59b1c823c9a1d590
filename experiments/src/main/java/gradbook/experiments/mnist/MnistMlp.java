package gradbook.experiments.mnist;

import gradbook.engine.array.DType;
import gradbook.engine.data.DataLoader;
import gradbook.engine.data.Dataset;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.optim.CosineDecay;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Schedule;
import gradbook.engine.optim.Sgd;
import gradbook.engine.optim.Warmup;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.run.Classification;
import gradbook.experiments.run.Classifier;
import gradbook.experiments.run.ClassifierFindings;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Fit;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Parts;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.Optional;

/** The one network and the one way of training that the MLP experiments of this chapter share; they differ in what they configure. */
public abstract class MnistMlp implements Experiment<MlpConfiguration> {
    /** How a network is built and trained, for its page. */
    public static final String SETUP = """
            A network of two layers, 784 - hidden - 10 with a ReLU between, on pixels scaled to mean 0 and deviation 1 \
            (by the training part's mean 0.1307 and deviation 0.3081). Weights start as He et al. propose, biases at \
            zero. The loss is the mean cross-entropy of a batch; the optimizer is SGD with momentum and weight decay, \
            its rate rising in a short warm-up and falling along half a cosine to zero. The validation images are \
            taken out of MNIST's training part by a key; the test part is looked at once, after training.""";

    private static final int PIXELS = 28 * 28;

    /** What {@link Parts#draw} of few training images means for runs with several seeds. */
    public static final String SAME_IMAGES =
            "With another seed nearly the same training images are taken, so the deviation over seeds leaves "
                    + "out what their choice would add.";

    /** Of so few training images {@link Parts#draw} takes nearly the same with every key. */
    private static final int FEW = 10_000;

    MnistMlp() {}

    /** 784 - hidden - 10 with a ReLU between. */
    public static Module model(int hidden, RandomKey key, DType dtype) {
        return Sequential.named()
                .add("flatten", Flatten.INSTANCE)
                .add("fc1", Linear.create(PIXELS, hidden, Initializer.HE_NORMAL, key.fold("fc1"), dtype))
                .add("relu1", Activation.RELU)
                .add("fc2", Linear.create(hidden, ImageSet.CLASSES, Initializer.HE_NORMAL, key.fold("fc2"), dtype))
                .build();
    }

    /**
     * What a run trains, and on what.
     *
     * @param train batches of the training part, shuffled
     * @param parts the training part in its own order, and the one that is watched while it trains
     * @param schedule the learning rates
     */
    public record Training(Module model, DataLoader train, Parts parts, Schedule schedule) {}

    /** How a data set is divided: {@link Parts#draw} or {@link Parts#sample}. */
    @FunctionalInterface
    public interface Division {
        /** So many samples to train on, and so many to choose by. */
        Parts of(Dataset images, int train, int validation, RandomKey key);
    }

    /** All that a run of this configuration begins with; {@code dtype} is float32 in an experiment. */
    public static Training training(MlpConfiguration configuration, ImageParts mnist, DType dtype) {
        return training(configuration, mnist, dtype, Parts::draw);
    }

    private static Training training(MlpConfiguration configuration, ImageParts mnist, DType dtype, Division division) {
        RandomKey key = RandomKey.of(configuration.seed());
        Parts parts = division.of(
                mnist.trainDataset(),
                configuration.trainSamples(),
                configuration.validationSamples(),
                key.fold("split"));
        DataLoader train = new DataLoader(parts.train(), configuration.batchSize(), key.fold("shuffle"));
        Module model = model(configuration.hidden(), key.fold("model"), dtype);
        long steps = (long) configuration.epochs() * train.batches();
        int warmup = configuration.warmupSteps();
        Schedule schedule =
                new Warmup(warmup, new CosineDecay(configuration.learningRate(), Math.max(1, steps - warmup)));
        return new Training(model, train, parts, schedule);
    }

    @Override
    public final Outcome run(MlpConfiguration configuration, Recorder recorder, Datasets datasets) {
        return run(configuration, recorder, datasets, Parts::draw, false);
    }

    /**
     * Trains on the training part, watches the validation part, and looks at the test part once, at the end.
     *
     * @param division how the parts are drawn
     * @param watchesTraining whether the training part is looked at after each epoch, too
     */
    public static Outcome run(
            MlpConfiguration configuration,
            Recorder recorder,
            Datasets datasets,
            Division division,
            boolean watchesTraining) {
        ImageParts mnist = datasets.images(Mnist.SET);
        Training training = training(configuration, mnist, DType.FLOAT32, division);
        Module model = training.model();
        Optimizer optimizer =
                new Sgd(model.parameters(), training.schedule(), configuration.momentum(), configuration.weightDecay());
        new Fit(
                        model,
                        training.train(),
                        new Classification(
                                training.parts().validation(),
                                watchesTraining ? Optional.of(training.parts().train()) : Optional.empty(),
                                ImageSet.CLASSES),
                        optimizer,
                        configuration.epochs(),
                        Optional.empty(),
                        RandomKey.of(configuration.seed()).fold("train"))
                .run(recorder);
        Classifier.Evaluation test = Classifier.evaluate(model, mnist.testDataset(), ImageSet.CLASSES);
        return Classifier.outcome(model, test, Mnist.SET, training.parts());
    }

    @Override
    public final String setup() {
        return SETUP;
    }

    @Override
    public final String limits() {
        return "It says how well this network reads digits of MNIST, and of no other kind: "
                + "[what such a model can and cannot learn](../../experiments/limits.md). The setting was chosen among a few "
                + "([how](../../experiments/training.md)); a longer search would find a better one."
                + (configuration().trainSamples() < FEW ? " " + SAME_IMAGES : "");
    }

    @Override
    public final String interpretation(Result result) {
        return new ClassifierFindings(result).text();
    }
}

package gradbook.experiments.cnn;

import gradbook.engine.array.DType;
import gradbook.engine.data.DataLoader;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.OneCycle;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.FashionMnist;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.model.LeNet;
import gradbook.experiments.model.SmallConvNet;
import gradbook.experiments.run.Classification;
import gradbook.experiments.run.Classifier;
import gradbook.experiments.run.ClassifierFindings;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Fit;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Parts;
import gradbook.experiments.run.Plot;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A convolutional network on a set of images.
 *
 * @param images the data set
 * @param network which network
 */
public record Cnn(
        ExperimentId id,
        String summary,
        ImageSet images,
        Network network,
        String expectation,
        CnnConfiguration configuration,
        String question)
        implements Experiment<CnnConfiguration> {
    /** {@code lenet@1}. */
    public static final Cnn LENET_V1 = new Cnn(
            new ExperimentId("lenet", 1),
            "LeNet-5 in its modern form",
            Mnist.SET,
            Network.LENET,
            "60 s, 99.3 % test accuracy",
            new CnnConfiguration(42, 10, 5_000, 64, 0.05, 0.9, 5e-4, 0, 0, 0),
            "What does it change to look at a digit through windows that are the same everywhere?");

    /** {@code mnist-cnn@1}. */
    public static final Cnn MNIST_V1 = new Cnn(
            new ExperimentId("mnist-cnn", 1),
            "three convolutions with batch normalization and images changed at random",
            Mnist.SET,
            Network.SMALL,
            "4 min, 99.5 % test accuracy",
            new CnnConfiguration(42, 12, 5_000, 128, 0.1, 0.9, 5e-4, 10, 0.1, 2),
            "How well can a small network read digits if it has five minutes to learn?");

    /** {@code fashion-cnn@1}. */
    public static final Cnn FASHION_V1 = new Cnn(
            new ExperimentId("fashion-cnn", 1),
            "the same network, twice as wide, on pictures of clothes",
            FashionMnist.SET,
            Network.WIDE,
            "8 min, 92.7 % test accuracy",
            new CnnConfiguration(42, 10, 5_000, 128, 0.1, 0.9, 5e-4, 0, 0, 1),
            "How far do the same layers and the same training get on pictures that are harder than digits?");

    /** In the order of a reader. */
    public static final List<Cnn> ALL = List.of(LENET_V1, MNIST_V1, FASHION_V1);

    /** A network by its name, with what its page says of it. */
    public enum Network {
        LENET(
                "LeNet-5 with ReLU and maxima: convolutions of 5 x 5 with 6 and 16 channels, each pooled, and linear layers of 120, 84 "
                        + "and 10.",
                key -> LeNet.create(key, DType.FLOAT32)),
        SMALL(16),
        WIDE(32);

        private final String description;
        private final Function<RandomKey, Module> create;

        Network(String description, Function<RandomKey, Module> create) {
            this.description = description;
            this.create = create;
        }

        /** @param channels of the first of three convolutions */
        Network(int channels) {
            this(
                    "Three convolutions of 3 x 3 with " + channels + ", " + 2 * channels + " and " + 4 * channels
                            + " channels, each with a pooling by 2 x 2, batch normalization and a ReLU, and a linear layer.",
                    key -> SmallConvNet.create(channels, key, DType.FLOAT32));
        }
    }

    @Override
    public String data() {
        return images.title();
    }

    @Override
    public Outcome run(CnnConfiguration configuration, Recorder recorder, Datasets datasets) {
        RandomKey key = RandomKey.of(configuration.seed());
        ImageParts loaded = datasets.images(images);
        Parts parts = Parts.draw(
                loaded.trainDataset(),
                loaded.train().count() - configuration.validationSamples(),
                configuration.validationSamples(),
                key.fold("split"));
        DataLoader train = loaded.augmented(
                new DataLoader(parts.train(), configuration.batchSize(), key.fold("shuffle")),
                configuration.rotation(),
                configuration.scale(),
                configuration.shift(),
                key.fold("augmentation"));
        Module model = network.create.apply(key.fold("model"));
        long steps = (long) configuration.epochs() * train.batches();
        Sgd.Options options = Sgd.Options.DEFAULT
                .withNesterovMomentum(configuration.momentum())
                .withWeightDecay(configuration.weightDecay());
        new Fit(
                        model,
                        train,
                        new Classification(parts.validation(), Optional.empty(), ImageSet.CLASSES),
                        new Sgd(model.parameters(), OneCycle.of(configuration.learningRate(), steps), options),
                        configuration.epochs(),
                        Optional.empty(),
                        key.fold("train"))
                .run(recorder);
        Classifier.Evaluation test = Classifier.evaluate(model, loaded.testDataset(), ImageSet.CLASSES);
        return Classifier.outcome(model, test, images, parts)
                .with("calibrationError", test.calibration().value())
                .with(
                        List.of(Calibration.plot(test.calibration())),
                        Filters.of(model.namedParameters(), "conv1.weight"));
    }

    @Override
    public String setup() {
        return network.description
                + " Weights start as He et al. propose. SGD with Nesterov's momentum and weight decay, its rate in one "
                + "cycle: up along a cosine in three tenths of the steps, then down to nearly 0. Where rotation, scale or shift are "
                + "not 0, every training image is turned, scaled and shifted anew in each epoch, each by a random amount within the "
                + "given one. Pixels are scaled to mean 0 and deviation 1. The validation images are taken out of the training part "
                + "by a key; the test part is looked at once, after training.";
    }

    @Override
    public String caption(Plot plot) {
        return Calibration.CAPTION;
    }

    @Override
    public String limits() {
        return "It says how well this network names pictures like those of " + images.title()
                + ", made and cut out in the same way, and of no others: [what such a model can and cannot learn](../../experiments/limits.md). "
                + "The setting was chosen among a few ([how](../../experiments/training.md)); a longer search would find a better one.";
    }

    @Override
    public String interpretation(Result result) {
        return new ClassifierFindings(result).text();
    }
}

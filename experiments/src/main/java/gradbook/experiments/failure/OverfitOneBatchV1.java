package gradbook.experiments.failure;

import gradbook.engine.array.DType;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.Dataset;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.optim.Adam;
import gradbook.engine.optim.Constant;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.export.TrainedOnImages;
import gradbook.experiments.model.ConvNet;
import gradbook.experiments.model.RowLstm;
import gradbook.experiments.model.RowTransformer;
import gradbook.experiments.model.SideBySide;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Plot;
import gradbook.experiments.run.Range;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code overfit-one-batch@1}: four kinds of network, each of which must be able to learn one batch by heart. */
public final class OverfitOneBatchV1 implements Experiment<OverfitOneBatchV1.Settings> {
    private static final String LARGEST = "largestLoss";

    /** One batch, over and over: an epoch is one step. */
    public record Settings(
            long seed,
            @Range(from = 1) int epochs,
            @Range(from = 1, to = 60_000) int batchSize,
            @Range(from = 0) double learningRate)
            implements Configuration {
        public Settings {
            Configuration.check(Settings.class, seed, epochs, batchSize, learningRate);
        }
    }

    @Override
    public ExperimentId id() {
        return new ExperimentId("overfit-one-batch", 1);
    }

    @Override
    public String summary() {
        return "an MLP, a CNN, an LSTM and a transformer learn one batch by heart";
    }

    @Override
    public String data() {
        return "MNIST, 64 images";
    }

    @Override
    public String expectation() {
        return "20 s, all losses below 0.01";
    }

    @Override
    public Settings configuration() {
        return new Settings(42, 150, 64, 0.003);
    }

    @Override
    public Outcome run(Settings settings, Recorder recorder, Datasets datasets) {
        RandomKey key = RandomKey.of(settings.seed());
        Dataset images = datasets.images(Mnist.SET).trainDataset();
        Batch batch = images.batch(Arrays.copyOf(key.fold("batch").permutation(images.size()), settings.batchSize()));
        recorder.begin(1, 4 * settings.epochs() * settings.batchSize());
        Sequential.Builder all = Sequential.named();
        List<Plot.Line> lines = new ArrayList<>();
        Measures last = Measures.empty();
        Map<String, Module> networks = networks(key);
        for (Map.Entry<String, Module> network : networks.entrySet()) {
            List<Double> losses = train(network.getValue(), batch, settings, key.fold("train"), recorder);
            lines.add(Bench.line(network.getKey(), losses));
            last = last.with(network.getKey().toLowerCase(Locale.ROOT) + "Loss", losses.get(losses.size() - 1));
            all.add(network.getKey(), network.getValue());
        }
        last = last.with(LARGEST, Collections.max(last.values().values()));
        Module trained = all.build();
        Plot plot = new Plot("losses", "Four networks, one batch", "step", lossName(), true, lines);
        return Outcome.of(
                        DataFile.of(Mnist.SET.files()),
                        Map.of("train", settings.batchSize()),
                        Math.toIntExact(trained.parameterCount()),
                        WeightsDigest.sha256(trained.namedParameters()),
                        last)
                .with(List.of(plot), List.of())
                .with(new TrainedOnImages(new SideBySide(networks), Mnist.SET, List.copyOf(networks.keySet())));
    }

    /** Each small enough for seconds, by the name in the legend. */
    private static Map<String, Module> networks(RandomKey key) {
        Map<String, Module> networks = new LinkedHashMap<>();
        networks.put("MLP", Networks.deep(2, Activation.RELU, Initializer.HE_NORMAL, key.fold("mlp")));
        networks.put("CNN", ConvNet.create(8, key.fold("cnn"), DType.FLOAT32));
        networks.put("LSTM", RowLstm.create(64, key.fold("lstm"), DType.FLOAT32));
        networks.put("transformer", RowTransformer.create(32, 4, key.fold("transformer"), DType.FLOAT32));
        return networks;
    }

    private static List<Double> train(Module model, Batch batch, Settings settings, RandomKey key, Recorder recorder) {
        Adam optimizer = new Adam(model.parameters(), new Constant(settings.learningRate()), Adam.Options.DEFAULT);
        StepMemory memory = new StepMemory();
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < settings.epochs(); step++) {
            Mode mode = Mode.train(key.fold(step));
            memory.step(() -> {
                Tensor loss = Loss.crossEntropy(model.forward(batch.x(), mode), batch.labels());
                recorder.step(loss.item(), batch.size());
                losses.add(loss.item());
                optimizer.step(Backward.from(loss));
            });
        }
        return losses;
    }

    @Override
    public Optional<String> headline() {
        return Optional.of(LARGEST);
    }

    @Override
    public String question() {
        return "Can a new network learn a single batch by heart?";
    }

    @Override
    public String setup() {
        return "One batch of images, shown at every step to an MLP of two hidden layers of 64, a CNN of 8 and 16 channels with batch "
                + "normalization, an LSTM of 64 units that reads the image row by row, and a transformer of two blocks that takes the "
                + "rows for words; each trained by Adam at a constant rate. Parameters and digest are of all four together.";
    }

    @Override
    public String caption(Plot plot) {
        return "A network that cannot do even this has a mistake in it, not a lack of data: a wrong gradient, labels that do not belong to "
                + "their images, a last layer that cannot say every class. It is the first thing to try, for it takes seconds.";
    }

    @Override
    public String limits() {
        return "That a network can learn one batch by heart says that its parts work together, and nothing about new images. One that cannot has "
                + "a mistake, or too few parameters.";
    }

    @Override
    public String interpretation(Result result) {
        double worst = result.metrics().value(LARGEST);
        return String.format(
                        Locale.ROOT,
                        "The largest of the four last losses is %.2g nats; a guess among ten classes costs %.2f. ",
                        worst,
                        Math.log(10))
                + (worst < 0.01
                        ? "All four know their batch by heart, so nothing on the way from image to update is broken. That says nothing "
                                + "about new images."
                        : "Not all of them know their batch by heart: more steps, or another rate, before anything else.");
    }
}

package gradbook.experiments.scalar;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.Activation;
import gradbook.engine.random.RandomKey;
import gradbook.engine.scalar.Mlp;
import gradbook.engine.scalar.Value;
import gradbook.experiments.export.TrainedOnSamples;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Range;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/** {@code scalar-four-points@1}: four points, two classes, 41 numbers to train. */
public final class ScalarFourPointsV1 implements Experiment<ScalarFourPointsV1.Settings> {
    private static final double[][] POINTS = {{2, 3, -1}, {3, -1, 0.5}, {0.5, 1, 1}, {1, 1, -1}};
    private static final double[] TARGETS = {1, -1, -1, 1};

    /** A full-batch gradient descent. */
    public record Settings(
            long seed,
            @Range(from = 1) int epochs,
            @Range(from = 0) double learningRate) implements Configuration {
        public Settings {
            Configuration.check(Settings.class, seed, epochs, learningRate);
        }
    }

    @Override
    public ExperimentId id() {
        return new ExperimentId("scalar-four-points", 1);
    }

    @Override
    public String summary() {
        return "four points told apart by 41 scalar values";
    }

    @Override
    public String data() {
        return "4 points";
    }

    @Override
    public String lossName() {
        return "sum of squared errors";
    }

    @Override
    public String samples() {
        return "points";
    }

    @Override
    public String expectation() {
        return "under 1 s, loss under 0.01";
    }

    @Override
    public Settings configuration() {
        return new Settings(3, 200, 0.1);
    }

    @Override
    public Outcome run(Settings settings, Recorder recorder, Datasets datasets) {
        PrimitiveIterator.OfDouble weights = Arrays.stream(RandomKey.of(settings.seed())
                        .fold("weights")
                        .uniform(Shape.of(32), DType.FLOAT64, -1, 1)
                        .doubles())
                .iterator();
        Mlp model = Mlp.create(weights::nextDouble, Value::tanh, Value::tanh, 3, 4, 4, 1);
        recorder.begin(settings.epochs(), POINTS.length);
        recorder.watch(() -> ScalarWeights.state(model.parameters()));
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            List<Value> outputs = outputs(model);
            Value loss = loss(outputs);
            recorder.step(loss.data, POINTS.length, accuracy(outputs));
            model.zeroGrad();
            loss.backward();
            for (Value p : model.parameters()) {
                p.data -= settings.learningRate() * p.grad;
            }
            recorder.epoch(Measures.empty().with("trainAccuracy", accuracy(outputs)));
        }
        List<Value> outputs = outputs(model);
        return Outcome.of(
                        List.of(),
                        Map.of("train", POINTS.length),
                        model.parameters().size(),
                        ScalarWeights.sha256(model.parameters()),
                        Measures.empty().with("trainLoss", loss(outputs).data).with("trainAccuracy", accuracy(outputs)))
                .with(TrainedOnSamples.points(
                        ScalarNetwork.of(model, Activation.TANH, List.of(Activation.TANH)), points()));
    }

    private static NdArray points() {
        double[] rows = Arrays.stream(POINTS).flatMapToDouble(Arrays::stream).toArray();
        return NdArray.of(Shape.of(POINTS.length, POINTS[0].length), rows).to(DType.FLOAT32);
    }

    private static List<Value> outputs(Mlp model) {
        return Arrays.stream(POINTS)
                .map(point -> model.forward(Value.listOf(point)).get(0))
                .toList();
    }

    /** {@code Σ (output - target)²}. */
    private static Value loss(List<Value> outputs) {
        return Value.sum(IntStream.range(0, TARGETS.length)
                .mapToObj(i -> outputs.get(i).sub(TARGETS[i]).pow(2))
                .toList());
    }

    private static double accuracy(List<Value> outputs) {
        long right = IntStream.range(0, TARGETS.length)
                .filter(i -> (outputs.get(i).data > 0) == (TARGETS[i] > 0))
                .count();
        return (double) right / TARGETS.length;
    }

    @Override
    public Optional<String> headline() {
        return Optional.of("trainLoss");
    }

    @Override
    public String question() {
        return "What is the least that can be called training a neural network?";
    }

    @Override
    public String setup() {
        return "A tanh network 3-4-4-1 of scalar values learns to answer +1 or -1 at four points in space. The loss is the sum"
                + " of the squared errors; each epoch is one step of gradient descent over all four points.";
    }

    @Override
    public String limits() {
        return "Four points, all of them trained on: that they are told apart says nothing about a fifth.";
    }

    @Override
    public String interpretation(Result result) {
        return String.format(
                Locale.ROOT,
                "The loss falls from %.2f to %.4f in %d steps, and %s. With %d numbers to fit four answers the network cannot"
                        + " fail to memorize them; nothing is learned about any other point.",
                result.curve().get(0).loss(),
                result.metrics().value("trainLoss"),
                result.steps(),
                result.metrics().value("trainAccuracy") == 1
                        ? "all four points get the right sign"
                        : "not every sign is right",
                result.parameters());
    }
}

package gradbook.experiments.replay;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Sequential;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.NumpyRandom;
import gradbook.experiments.export.TrainedOnSamples;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Range;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import gradbook.experiments.scalar.Moons;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** {@code replay-britz@1}: Denny Britz' "Implementing a Neural Network from Scratch in Python", 20,000 passes over two moons. */
public final class BritzV1 implements Replay<BritzV1.Settings> {
    private static final int CLASSES = 2;

    /**
     * The author's settings.
     *
     * @param seed of NumPy's generator, set once for the data and again for the weights
     * @param steps passes over all points
     * @param points of both moons together
     * @param noise standard deviation added to each coordinate
     * @param lambda of the penalty {@code λ/2 Σ w²} on the summed loss
     */
    public record Settings(
            @Range(from = 0, to = 0xFFFF_FFFFL) long seed,
            @Range(from = 1) int steps,
            @Range(from = 1) int hidden,
            @Range(from = 4, to = 1_000_000) int points,
            @Range(from = 0) double noise,
            @Range(from = 0) double learningRate,
            @Range(from = 0) double lambda)
            implements Configuration {
        public Settings {
            Configuration.check(Settings.class, seed, steps, hidden, points, noise, learningRate, lambda);
        }
    }

    @Override
    public ExperimentId id() {
        return new ExperimentId("replay-britz", 1);
    }

    @Override
    public String summary() {
        return "two moons told apart by 2-3-2 units, 20,000 passes, from their seed";
    }

    @Override
    public String data() {
        return "200 points in two moons";
    }

    @Override
    public String samples() {
        return "points";
    }

    @Override
    public String lossName() {
        return "mean cross-entropy + weight penalty";
    }

    @Override
    public String expectation() {
        return "4 s, 0.0713 loss";
    }

    @Override
    public Settings configuration() {
        return new Settings(0, 20_000, 3, 200, 0.2, 0.01, 0.01);
    }

    @Override
    public Outcome run(Settings settings, Recorder recorder, Datasets datasets) {
        List<Moons.Point> moons =
                Moons.draw(settings.points() / 2, settings.noise(), NumpyRandom.ofSeed(settings.seed()));
        Tensor x = Tensor.constant(NdArray.of(
                Shape.of(moons.size(), 2),
                moons.stream()
                        .flatMapToDouble(p -> DoubleStream.of(p.x(), p.y()))
                        .toArray()));
        NdArray labels = NdArray.of(
                Shape.of(moons.size()),
                moons.stream().mapToInt(p -> p.label() > 0 ? 1 : 0).toArray());
        NumpyRandom random = NumpyRandom.ofSeed(settings.seed());
        Linear fc1 = drawn(2, settings.hidden(), random);
        Linear fc2 = drawn(settings.hidden(), CLASSES, random);
        Sequential model = Sequential.named()
                .add("fc1", fc1)
                .add("tanh", Activation.TANH)
                .add("fc2", fc2)
                .build();
        Supplier<Tensor> loss = () -> {
            Tensor mean = Loss.crossEntropy(model.forward(x, Mode.EVAL), labels);
            Tensor squares = fc1.weight()
                    .tensor()
                    .square()
                    .sum()
                    .add(fc2.weight().tensor().square().sum());
            return mean.add(squares.mul(settings.lambda() / 2 / moons.size()));
        };
        // The author descends the sum over all points, and prints its mean.
        double rate = settings.learningRate() * moons.size();
        Sgd sgd = new Sgd(model.parameters(), new Constant(rate), Sgd.Options.DEFAULT);
        new Descent<>(model, List.of(sgd), () -> x, all -> loss.get(), moons.size())
                .run(
                        settings.steps(),
                        done -> done % 1_000 == 1,
                        recorder,
                        () -> Measures.empty().with("lossAfter", loss.get().item()));
        return Outcome.of(
                        List.of(),
                        Map.of("train", moons.size()),
                        Math.toIntExact(model.parameterCount()),
                        WeightsDigest.sha256(model.namedParameters()),
                        Measures.empty().with("trainLoss", loss.get().item()))
                .with(new TrainedOnSamples(
                        Narrowed.of(model),
                        x.value().to(DType.FLOAT32),
                        new TrainedOnSamples.Said("points", "coordinates, as they are"),
                        new TrainedOnSamples.Said("logits", "one for each moon; softmax makes probabilities of them"),
                        "From points to the moon they lie on." + TrainedOnSamples.ROUNDED,
                        Optional.empty()));
    }

    /** {@code randn(in, out) / sqrt(in)}, and biases of 0. */
    private static Linear drawn(int in, int out, NumpyRandom random) {
        double root = Math.sqrt(in);
        return SmallNetwork.withBias(
                SmallNetwork.drawn(in, out, () -> random.standardNormal() / root), new double[out]);
    }

    @Override
    public Optional<String> headline() {
        return Optional.of("trainLoss");
    }

    @Override
    public String setup() {
        return "The author's own: 200 points of scikit-learn's moons, a layer of three tanh units, a softmax of two; all points at each step, "
                + "the gradient of their summed cross-entropy and of half the squared weights, rate 0.01. Data and weights come from NumPy's "
                + "generator, seeded anew for the weights. Float64. The first epoch is one pass, each other one 1,000, so that their "
                + "losses are those that were printed, after the passes 0, 1,000, 2,000 and so on.";
    }

    @Override
    public String limits() {
        return Replay.super.limits()
                + " Towards its end the training goes to and fro between two states, each pass from one to the other; which of them falls on an "
                + "even pass depends on how the passes before were rounded, and so the last figures may be those of the neighbouring pass.";
    }

    @Override
    public String interpretation(Result result) {
        return String.format(
                        Locale.ROOT,
                        "After the first pass the loss is %.6f, after the last %.6f. ",
                        result.epochs().get(0).measures().value("lossAfter"),
                        result.metrics().value("trainLoss"))
                + BESIDE;
    }
}

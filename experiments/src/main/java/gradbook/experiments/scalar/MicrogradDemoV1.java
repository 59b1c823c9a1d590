package gradbook.experiments.scalar;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.Activation;
import gradbook.engine.random.NumpyRandom;
import gradbook.engine.random.PythonRandom;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * {@code micrograd-demo@1}: the run printed in the demo notebook of Andrej Karpathy's micrograd, drawn again from its seeds
 * and trained again. What it printed stands in {@code golden/published/micrograd-demo.json}.
 */
public final class MicrogradDemoV1 implements Experiment<MicrogradDemoV1.Settings> {
    private static final int POINTS_PER_MOON = 50;

    /**
     * The notebook's settings.
     *
     * @param seed of NumPy's generator, which draws the data, and of Python's, which draws the weights
     * @param noise standard deviation added to each coordinate
     * @param weightPenalty factor of the sum of all squared parameters
     */
    public record Settings(
            @Range(from = 0, to = 0xFFFF_FFFFL) long seed, // NumPy's generator takes no larger one
            @Range(from = 1) int epochs,
            @Range(from = 0) double noise,
            @Range(from = 0) double weightPenalty)
            implements Configuration {
        public Settings {
            Configuration.check(Settings.class, seed, epochs, noise, weightPenalty);
        }
    }

    @Override
    public ExperimentId id() {
        return new ExperimentId("micrograd-demo", 1);
    }

    @Override
    public String summary() {
        return "micrograd's published demo, replayed from its seeds";
    }

    @Override
    public String data() {
        return "100 points in two moons";
    }

    @Override
    public String lossName() {
        return "mean hinge + weight penalty";
    }

    @Override
    public String samples() {
        return "points";
    }

    @Override
    public String expectation() {
        return "1 s, 100 % training accuracy";
    }

    @Override
    public Settings configuration() {
        return new Settings(1337, 100, 0.1, 1e-4);
    }

    @Override
    public Outcome run(Settings settings, Recorder recorder, Datasets datasets) {
        List<Moons.Point> moons = moons(settings);
        Mlp model = model(settings);
        recorder.begin(settings.epochs(), moons.size());
        recorder.watch(() -> ScalarWeights.state(model.parameters()));
        for (int k = 0; k < settings.epochs(); k++) {
            List<Value> scores = scores(model, moons);
            Value loss = loss(settings, scores, moons, model);
            recorder.step(loss.data, moons.size(), accuracy(scores, moons));
            descend(model, loss, 1.0 - 0.9 * k / settings.epochs());
            recorder.epoch(Measures.empty().with("trainAccuracy", accuracy(scores, moons)));
        }
        List<Value> scores = scores(model, moons);
        return Outcome.of(
                        List.of(),
                        Map.of("train", moons.size()),
                        model.parameters().size(),
                        ScalarWeights.sha256(model.parameters()),
                        Measures.empty()
                                .with("trainLoss", loss(settings, scores, moons, model).data)
                                .with("trainAccuracy", accuracy(scores, moons)))
                .with(TrainedOnSamples.points(ScalarNetwork.of(model, Activation.RELU, List.of()), points(moons)));
    }

    /** The points as rows of an array. */
    private static NdArray points(List<Moons.Point> moons) {
        float[] rows = new float[2 * moons.size()];
        for (int i = 0; i < moons.size(); i++) {
            rows[2 * i] = (float) moons.get(i).x();
            rows[2 * i + 1] = (float) moons.get(i).y();
        }
        return NdArray.of(Shape.of(moons.size(), 2), rows);
    }

    /** The points that the seed draws. */
    public static List<Moons.Point> moons(Settings settings) {
        return Moons.draw(POINTS_PER_MOON, settings.noise(), NumpyRandom.ofSeed(settings.seed()));
    }

    /** The network with the weights that the seed draws. */
    public static Mlp model(Settings settings) {
        PythonRandom random = PythonRandom.ofSeed(settings.seed());
        return Mlp.create(() -> random.uniform(-1, 1), Value::relu, UnaryOperator.identity(), 2, 16, 16, 1);
    }

    /** The network's output for each point. */
    public static List<Value> scores(Mlp model, List<Moons.Point> moons) {
        return moons.stream()
                .map(p -> model.forward(Value.listOf(p.x(), p.y())).get(0))
                .toList();
    }

    /** {@code mean(max(0, 1 - label score)) + 10⁻⁴ Σ p²}: the hinge of a support vector machine, and weight decay. */
    public static Value loss(Settings settings, List<Value> scores, List<Moons.Point> moons, Mlp model) {
        List<Value> hinges = IntStream.range(0, scores.size())
                .mapToObj(i -> scores.get(i).mul(-moons.get(i).label()).add(1).relu())
                .toList();
        List<Value> squares = model.parameters().stream().map(p -> p.mul(p)).toList();
        return Value.sum(hinges).mul(1.0 / hinges.size()).add(Value.sum(squares).mul(settings.weightPenalty()));
    }

    /** A step against the gradient of the loss. */
    public static void descend(Mlp model, Value loss, double learningRate) {
        model.zeroGrad();
        loss.backward();
        for (Value p : model.parameters()) {
            p.data -= learningRate * p.grad;
        }
    }

    private static double accuracy(List<Value> scores, List<Moons.Point> moons) {
        long right = IntStream.range(0, scores.size())
                .filter(i -> (scores.get(i).data > 0) == (moons.get(i).label() > 0))
                .count();
        return (double) right / scores.size();
    }

    @Override
    public Optional<String> headline() {
        return Optional.of("trainLoss");
    }

    @Override
    public String question() {
        return "Can a run that was printed years ago, by another program in another language, be had again?";
    }

    @Override
    public String setup() {
        return "The notebook's own: a ReLU network 2-16-16-1 of scalar values with linear output separates two moons of 50"
                + " noisy points. The loss is a hinge plus a penalty on all squared parameters; each step sees all points,"
                + " at a rate falling from 1 to 0.1. Data come from NumPy's legacy generator and weights from Python's, both"
                + " written out in Java.";
    }

    @Override
    public String limits() {
        return "All points are trained on and none is kept apart, as in the demo: the accuracy says how well the network fits them, not how it "
                + "would do on new ones.";
    }

    @Override
    public String interpretation(Result result) {
        String figures = String.format(
                Locale.ROOT,
                "The last of %d steps has loss %.6f; afterwards %.0f %% of the points are on the right side.",
                result.steps(),
                result.curve().get(result.curve().size() - 1).loss(),
                100 * result.metrics().value("trainAccuracy"));
        return result.pinned()
                ? figures
                        + " All 100 accuracies are the published ones (golden/published/micrograd-demo.json), and every loss is"
                        + " within 4e-16 of the published one: sums of gradients are rounded in another order there."
                : figures + " What was published is the pinned run; this one has other settings.";
    }
}

package gradbook.experiments.replay;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code replay-trask@1}: the first network of Andrew Trask's "A Neural Network in 11 lines of Python". */
public final class TraskV1 implements Replay<TraskV1.Settings> {
    private static final NdArray INPUTS = NdArray.of(Shape.of(4, 3), 0.0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1);
    private static final NdArray TARGETS = NdArray.of(Shape.of(4, 1), 0.0, 0, 1, 1);

    /** @param seed of NumPy's generator, which draws the weights */
    public record Settings(
            @Range(from = 0, to = 0xFFFF_FFFFL) long seed,
            @Range(from = 2) int steps,
            @Range(from = 0) double learningRate)
            implements Configuration {
        public Settings {
            Configuration.check(Settings.class, seed, steps, learningRate);
        }
    }

    @Override
    public ExperimentId id() {
        return new ExperimentId("replay-trask", 1);
    }

    @Override
    public String summary() {
        return "the network of eleven lines of Python, 10,000 steps, from its seed";
    }

    @Override
    public String data() {
        return "four points";
    }

    @Override
    public String lossName() {
        return "half the squared error";
    }

    @Override
    public String samples() {
        return "points";
    }

    @Override
    public String expectation() {
        return "1 s, outputs within 0.01 of the targets";
    }

    @Override
    public Settings configuration() {
        return new Settings(1, 10_000, 1);
    }

    @Override
    public Outcome run(Settings settings, Recorder recorder, Datasets datasets) {
        NumpyRandom random = NumpyRandom.ofSeed(settings.seed());
        Linear layer = SmallNetwork.drawn(3, 1, () -> 2 * random.randomSample() - 1);
        Sequential model = Sequential.named()
                .add("fc", layer)
                .add("sigmoid", Activation.SIGMOID)
                .build();
        Sgd sgd = new Sgd(model.parameters(), new Constant(settings.learningRate()), Sgd.Options.DEFAULT);
        // What was printed are the outputs of the last pass, from which its update came.
        new Descent<>(
                        model,
                        List.of(sgd),
                        () -> INPUTS,
                        x -> loss(model, x),
                        INPUTS.shape().size(0))
                .run(settings.steps(), done -> done == settings.steps() - 1, recorder, () -> outputs(model));
        return Outcome.of(
                        List.of(),
                        Map.of("train", INPUTS.shape().size(0)),
                        Math.toIntExact(model.parameterCount()),
                        WeightsDigest.sha256(model.namedParameters()),
                        Measures.empty().with("trainLoss", loss(model, INPUTS).item()))
                .with(new TrainedOnSamples(
                        Narrowed.of(model),
                        INPUTS.to(DType.FLOAT32),
                        new TrainedOnSamples.Said("bits", "three bits"),
                        new TrainedOnSamples.Said("output", "near the first bit"),
                        "From three bits to the first." + TrainedOnSamples.ROUNDED,
                        Optional.empty()));
    }

    private static Tensor loss(Module model, NdArray x) {
        return SmallNetwork.halfSquaredError(model.forward(Tensor.constant(x), Mode.EVAL), TARGETS);
    }

    private static Measures outputs(Module model) {
        NdArray outputs = model.forward(Tensor.constant(INPUTS), Mode.EVAL).value();
        Measures measures = Measures.empty();
        for (int i = 0; i < outputs.count(); i++) {
            measures = measures.with("output" + (i + 1), outputs.at(i));
        }
        return measures;
    }

    @Override
    public Optional<String> headline() {
        return Optional.of("trainLoss");
    }

    @Override
    public String setup() {
        return "Four points of three bits, whose first is the answer; one sigmoid without a bias, its three weights drawn by NumPy's generator; "
                + "half the sum of squared errors, all points at each step, rate 1. Float64. What counts as the first epoch here ends before the "
                + "last step, whose outputs were printed.";
    }

    @Override
    public String interpretation(Result result) {
        Measures outputs = result.epochs().get(0).measures();
        return String.format(
                        Locale.ROOT,
                        "In the last pass the four outputs are %.8f, %.8f, %.8f and %.8f. ",
                        outputs.value("output1"),
                        outputs.value("output2"),
                        outputs.value("output3"),
                        outputs.value("output4"))
                + BESIDE;
    }
}

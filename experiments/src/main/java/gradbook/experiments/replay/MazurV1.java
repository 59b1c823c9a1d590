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

/** {@code replay-mazur@1}: Matt Mazur's "A Step by Step Backpropagation Example", 10,000 steps. */
public final class MazurV1 implements Replay<MazurV1.Settings> {
    private static final NdArray INPUTS = NdArray.of(Shape.of(1, 2), 0.05, 0.1);
    private static final NdArray TARGETS = NdArray.of(Shape.of(1, 2), 0.01, 0.99);

    /** @param seed nothing is drawn, so there is but one */
    public record Settings(
            @Range(from = 0, to = 0) long seed,
            @Range(from = 1) int steps,
            @Range(from = 0) double learningRate) implements Configuration {
        public Settings {
            Configuration.check(Settings.class, seed, steps, learningRate);
        }
    }

    @Override
    public ExperimentId id() {
        return new ExperimentId("replay-mazur", 1);
    }

    @Override
    public String summary() {
        return "the 2-2-2 network that is worked by hand, 10,000 steps";
    }

    @Override
    public String data() {
        return "one point";
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
        return "1 s, 3.51019e-05 loss";
    }

    @Override
    public Settings configuration() {
        return new Settings(0, 10_000, 0.5);
    }

    @Override
    public Outcome run(Settings settings, Recorder recorder, Datasets datasets) {
        Linear hidden = SmallNetwork.withBias(SmallNetwork.linear(2, 2, 0.15, 0.2, 0.25, 0.3), 0.35, 0.35);
        Linear output = SmallNetwork.withBias(SmallNetwork.linear(2, 2, 0.4, 0.45, 0.5, 0.55), 0.6, 0.6);
        for (Linear layer : List.of(hidden, output)) {
            layer.bias().orElseThrow().freeze();
        }
        Sequential model = Sequential.named()
                .add("fc1", hidden)
                .add("sigmoid1", Activation.SIGMOID)
                .add("fc2", output)
                .add("sigmoid2", Activation.SIGMOID)
                .build();
        Sgd sgd = new Sgd(model.parameters(), new Constant(settings.learningRate()), Sgd.Options.DEFAULT);
        Descent<NdArray> descent = new Descent<>(model, List.of(sgd), () -> INPUTS, x -> loss(model, x), 1);
        descent.run(
                settings.steps(),
                done -> done == 1 || done % 1_000 == 0,
                recorder,
                () -> Measures.empty()
                        .with("w1", hidden.weight().value().at(0))
                        .with("w5", output.weight().value().at(0))
                        .with("lossAfter", loss(model, INPUTS).item()));
        return Outcome.of(
                        List.of(),
                        Map.of("train", 1),
                        Math.toIntExact(model.parameterCount()),
                        WeightsDigest.sha256(model.namedParameters()),
                        Measures.empty().with("trainLoss", loss(model, INPUTS).item()))
                .with(new TrainedOnSamples(
                        Narrowed.of(model),
                        INPUTS.to(DType.FLOAT32),
                        new TrainedOnSamples.Said("inputs", "two numbers"),
                        new TrainedOnSamples.Said("outputs", "two numbers between 0 and 1"),
                        "The network of the example after its training." + TrainedOnSamples.ROUNDED,
                        Optional.empty()));
    }

    private static Tensor loss(Module model, NdArray x) {
        return SmallNetwork.halfSquaredError(model.forward(Tensor.constant(x), Mode.EVAL), TARGETS);
    }

    @Override
    public Optional<String> headline() {
        return Optional.of("trainLoss");
    }

    @Override
    public String setup() {
        return "Inputs 0.05 and 0.1, targets 0.01 and 0.99; two sigmoid layers with the example's weights, half the sum of squared errors, "
                + "rate 0.5; the biases, one for each layer, stay as they are. Float64. What counts as an epoch here is the first step, then "
                + "1,000 steps.";
    }

    @Override
    public String interpretation(Result result) {
        return String.format(
                        Locale.ROOT,
                        "The loss falls from %.11f to %.5e. ",
                        result.curve().get(0).loss(),
                        result.metrics().value("trainLoss"))
                + BESIDE;
    }
}

package gradbook.experiments.replay;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Parameter;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Sgd;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Range;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code replay-lecture-1@1}: the numbers that A. Karpathy works out on the way to micrograd: a neuron with its gradients, an expression
 * before and after a step, and a value that is used twice.
 */
public final class Lecture1V1 implements Replay<Lecture1V1.Settings> {
    /** @param seed nothing is drawn, so there is but one */
    public record Settings(@Range(from = 0, to = 0) long seed) implements Configuration {
        public Settings {
            Configuration.check(Settings.class, seed);
        }
    }

    @Override
    public ExperimentId id() {
        return new ExperimentId("replay-lecture-1", 1);
    }

    @Override
    public String summary() {
        return "the neuron and the expressions of the lecture on micrograd";
    }

    @Override
    public String data() {
        return "a few numbers";
    }

    @Override
    public String lossName() {
        return "value of the expression";
    }

    @Override
    public String samples() {
        return "expressions";
    }

    @Override
    public String expectation() {
        return "1 s, exact";
    }

    @Override
    public Settings configuration() {
        return new Settings(0);
    }

    @Override
    public Outcome run(Settings settings, Recorder recorder, Datasets datasets) {
        Measures figures = neuron(Measures.empty());
        Tensor a = Tensor.leaf(scalar(3));
        figures = figures.with(
                "gradientOfTheAddendUsedTwice", Backward.from(a.add(a)).of(a).item());
        Map<String, Parameter> inputs = new LinkedHashMap<>();
        inputs.put("a", new Parameter(scalar(2)));
        inputs.put("b", new Parameter(scalar(-3)));
        inputs.put("c", new Parameter(scalar(10)));
        inputs.put("f", new Parameter(scalar(-2)));
        Tensor before = expression(inputs);
        recorder.begin(1, 2);
        recorder.step(before.item(), 1);
        // The lecture moves up the gradient, by 0.01 of it.
        new Sgd(List.copyOf(inputs.values()), new Constant(0.01), Sgd.Options.DEFAULT)
                .step(Backward.from(before.neg()));
        double after = expression(inputs).item();
        recorder.step(after, 1);
        return Outcome.of(
                List.of(),
                Map.of(),
                inputs.size(),
                WeightsDigest.sha256(inputs),
                figures.with("expressionBefore", before.item()).with("expressionAfter", after));
    }

    /** {@code o = tanh(x1 w1 + x2 w2 + b)}, and its gradient with respect to each part. */
    private static Measures neuron(Measures figures) {
        Tensor x1 = Tensor.leaf(scalar(2));
        Tensor x2 = Tensor.leaf(scalar(0));
        Tensor w1 = Tensor.leaf(scalar(-3));
        Tensor w2 = Tensor.leaf(scalar(1));
        Tensor b = Tensor.leaf(scalar(6.8813735870195432));
        Tensor output = x1.mul(w1).add(x2.mul(w2)).add(b).tanh();
        Gradients gradients = Backward.from(output);
        return figures.with("neuron", output.item())
                .with("gradientOfSum", gradients.of(b).item()) // b enters the sum with a factor of 1
                .with("gradientOfX1", gradients.of(x1).item())
                .with("gradientOfW1", gradients.of(w1).item())
                .with("gradientOfX2", gradients.of(x2).item())
                .with("gradientOfW2", gradients.of(w2).item());
    }

    /** {@code L = (a b + c) f}. */
    private static Tensor expression(Map<String, Parameter> inputs) {
        Tensor product = inputs.get("a").tensor().mul(inputs.get("b").tensor());
        return product.add(inputs.get("c").tensor()).mul(inputs.get("f").tensor());
    }

    private static NdArray scalar(double value) {
        return NdArray.scalar(DType.FLOAT64, value);
    }

    @Override
    public Optional<String> headline() {
        return Optional.of("expressionAfter");
    }

    @Override
    public String setup() {
        return "The neuron tanh(x1 w1 + x2 w2 + b) at x1 = 2, x2 = 0, w1 = -3, w2 = 1, b = 6.8813735870195432; the expression (a b + c) f at "
                + "a = 2, b = -3, c = 10, f = -2, and again after each of the four has moved by a hundredth of its gradient; and a + a, "
                + "whose gradient with respect to a is 2 and not 1. Float64, by the engine's operators and backward pass.";
    }

    @Override
    public Optional<String> noModel() {
        return Optional.of("it is a few expressions, and no network");
    }

    @Override
    public String interpretation(Result result) {
        return String.format(
                        Locale.ROOT,
                        "The neuron gives %.16f, the expression %.1f and then %.6f. ",
                        result.metrics().value("neuron"),
                        result.metrics().value("expressionBefore"),
                        result.metrics().value("expressionAfter"))
                + BESIDE;
    }
}

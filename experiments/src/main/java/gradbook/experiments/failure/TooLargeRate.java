package gradbook.experiments.failure;

import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Initializer;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Plot;
import java.util.List;

/** Steps so long that they end higher than they began. */
final class TooLargeRate implements Pitfall {
    private static final double HIGH = 0.4;
    private static final double RIGHT = 0.05;
    private static final double LOW = 0.0005;

    @Override
    public String name() {
        return "too-large-rate";
    }

    @Override
    public String lesson() {
        return "A gradient is good for a small step only. Along a direction of curvature c, gradient descent shrinks the error if the rate "
                + "is below 2 / c and blows it up above: the loss jumps in the first steps, and what is left of the network learns "
                + "badly. Much too small a rate is no failure to see, only a slow one. Cure: the largest rate at which the loss "
                + "still falls steadily, divided by a few; `learning-rate-finder` looks for it.";
    }

    @Override
    public Finding run(Bench bench) {
        List<Double> high = train(bench, "rateHigh", HIGH);
        List<Double> right = train(bench, "rateRight", RIGHT);
        List<Double> low = train(bench, "rateLow", LOW);
        return new Finding(
                new Plot(
                        name(),
                        "Too large a learning rate",
                        "step",
                        "cross-entropy (nats)",
                        true,
                        List.of(
                                Bench.line("rate 0.4", high),
                                Bench.line("rate 0.05", right),
                                Bench.line("rate 0.0005", low))),
                Measures.empty()
                        .with("largeRateLoss", Bench.last(high))
                        .with("rightRateLoss", Bench.last(right))
                        .with("smallRateLoss", Bench.last(low)));
    }

    private static List<Double> train(Bench bench, String name, double rate) {
        return bench.train(
                name,
                Bench.Training.of(
                        Networks.deep(2, Activation.RELU, Initializer.HE_NORMAL, bench.key("rate")), bench, rate));
    }
}

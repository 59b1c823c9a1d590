package gradbook.experiments.failure;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.LeakyRelu;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Plot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Units that are below 0 for every image: their slope is 0, so that no gradient ever brings them back. */
final class DeadRelus implements Pitfall {
    private static final double RATE = 0.05;

    /** Below what nearly every image brings to a unit. */
    private static final float BIAS = -6;

    @Override
    public String name() {
        return "dead-relus";
    }

    @Override
    public String lesson() {
        return "All biases of the hidden layers start at -6, as one step too long might leave them. For nearly every unit no image reaches "
                + "above 0: the unit is dead, and as a ReLU's slope is 0 there it gets no gradient and stays dead. Cure: biases at 0 "
                + "and a rate that does not throw them off; or, if they are thrown off, a slope below 0 as well (leaky ReLU, "
                + "here 0.1), through which they slowly find the way back.";
    }

    @Override
    public Finding run(Bench bench) {
        Module dead = model(bench, Activation.RELU, BIAS);
        Module leaky = model(bench, new LeakyRelu(0.1), BIAS);
        Module healthy = model(bench, Activation.RELU, 0);
        List<Double> failure = bench.train("deadRelu", Bench.Training.of(dead, bench, RATE));
        List<Double> leak = bench.train("deadLeaky", Bench.Training.of(leaky, bench, RATE));
        List<Double> cure = bench.train("deadCure", Bench.Training.of(healthy, bench, RATE));
        return new Finding(
                new Plot(
                        name(),
                        "Dead ReLUs",
                        "step",
                        "cross-entropy (nats)",
                        true,
                        List.of(
                                Bench.line("ReLU, biases at -6", failure),
                                Bench.line("leaky ReLU, biases at -6", leak),
                                Bench.line("ReLU, biases at 0", cure))),
                Measures.empty()
                        .with("deadUnits", dead(bench, dead))
                        .with("deadUnitsCure", dead(bench, healthy))
                        .with("deadReluLoss", Bench.last(failure))
                        .with("leakyReluLoss", Bench.last(leak))
                        .with("healthyReluLoss", Bench.last(cure)));
    }

    private static Module model(Bench bench, Module activation, float bias) {
        Module model = Networks.deep(2, activation, Initializer.HE_NORMAL, bench.key("dead"));
        for (String layer : List.of("fc1", "fc2")) {
            Arrays.fill(model.namedParameters().get(layer + ".bias").value().floats(), bias);
        }
        return model;
    }

    /** Units of the second hidden layer that no training image brings above 0. */
    private static double dead(Bench bench, Module model) {
        int samples = bench.parts().train().size();
        Batch all = bench.parts().train().batch(IntStream.range(0, samples).toArray());
        Tensor x = all.x();
        for (String layer : List.of("flatten", "fc1", "activation1", "fc2")) {
            x = model.children().get(layer).forward(x, Mode.EVAL);
        }
        float[] before = x.value().floats();
        int units = ((Linear) model.children().get("fc2")).weight().shape().size(0);
        return IntStream.range(0, units)
                .filter(unit -> IntStream.range(0, samples).noneMatch(i -> before[i * units + unit] > 0))
                .count();
    }
}

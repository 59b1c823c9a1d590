package gradbook.experiments.failure;

import gradbook.engine.autograd.Gradients;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Module;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Eight layers of sigmoids with small random weights: hardly any gradient arrives at the first. */
final class DeepSigmoid implements Pitfall {
    private static final int DEPTH = 8;
    private static final double RATE = 0.05;
    private static final double SMALL = 0.1;

    @Override
    public String name() {
        return "deep-sigmoid";
    }

    @Override
    public String lesson() {
        return "The gradient's Euclidean norm at each layer's weight, before the first step. A sigmoid's slope is at most 1/4, and weights "
                + "drawn with deviation 0.1 shrink what passes them as well, so the gradient fades by a factor with every layer on "
                + "its way back: the first layers stand still. Weights that keep the variance (Glorot and Bengio 2010) help, but the "
                + "slope remains. Cure: such weights, and an activation whose slope is 1 at 0 (tanh) or wherever it is active (ReLU, "
                + "with the weights of He et al. 2015).";
    }

    @Override
    public Finding run(Bench bench) {
        List<Double> sigmoid = new ArrayList<>();
        List<Double> initialized = new ArrayList<>();
        List<Double> tanh = new ArrayList<>();
        List<Double> relu = new ArrayList<>();
        double failure = train(bench, "sigmoid", Activation.SIGMOID, Initializer.normal(0, SMALL), sigmoid);
        double half = train(bench, "initialized", Activation.SIGMOID, Initializer.GLOROT_NORMAL, initialized);
        train(bench, "tanh", Activation.TANH, Initializer.GLOROT_NORMAL, tanh);
        double cure = train(bench, "relu", Activation.RELU, Initializer.HE_NORMAL, relu);
        return new Finding(
                new Plot(
                        name(),
                        "Sigmoids in a deep network",
                        "layer",
                        "gradient norm",
                        true,
                        List.of(
                                line("sigmoid, deviation 0.1", sigmoid),
                                line("sigmoid, Glorot", initialized),
                                line("tanh, Glorot", tanh),
                                line("ReLU, He", relu))),
                Measures.empty()
                        .with("deepSigmoidLoss", failure)
                        .with("deepInitializedSigmoidLoss", half)
                        .with("deepReluLoss", cure));
    }

    private static double train(
            Bench bench, String name, Activation activation, Initializer initializer, List<Double> norms) {
        Module model = Networks.deep(DEPTH, activation, initializer, bench.key("deep"));
        return Bench.last(bench.train(
                "deep" + name,
                Bench.Training.of(model, bench, RATE),
                gradients -> norms.addAll(norms(model, gradients))));
    }

    private static List<Double> norms(Module model, Gradients gradients) {
        return IntStream.rangeClosed(1, DEPTH)
                .mapToObj(i -> {
                    float[] gradient = gradients
                            .of(model.namedParameters()
                                    .get("fc" + i + ".weight")
                                    .tensor())
                            .floats();
                    double sum = 0;
                    for (float value : gradient) {
                        sum += (double) value * value;
                    }
                    return Math.sqrt(sum);
                })
                .toList();
    }

    private static Plot.Line line(String name, List<Double> norms) {
        return new Plot.Line(
                name,
                IntStream.rangeClosed(1, norms.size()).mapToObj(i -> (double) i).toList(),
                norms);
    }
}

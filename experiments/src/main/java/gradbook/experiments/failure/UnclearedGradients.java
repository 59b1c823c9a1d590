package gradbook.experiments.failure;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Plot;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Every step adds its gradients to those of all steps before it. */
final class UnclearedGradients implements Pitfall {
    private static final double RATE = 0.05;

    @Override
    public String name() {
        return "uncleared-gradients";
    }

    @Override
    public String lesson() {
        return "Frameworks that add each backward pass to a stored gradient (PyTorch's `.grad`) need it cleared before the next one. "
                + "If that is forgotten, a step goes along the sum of all gradients so far: a momentum of 1, which never forgets, "
                + "so that the loss swings and does not settle. Cure: clear them (`optimizer.zero_grad()`). In this engine the "
                + "mistake cannot be made, for `Backward.from` returns new gradients; here it is simulated by adding them up.";
    }

    @Override
    public Finding run(Bench bench) {
        Module forgetful = model(bench);
        Sums sums = new Sums(forgetful.parameters());
        Bench.Training adding = new Bench.Training(forgetful, bench.parts().train(), RATE, sums::add);
        List<Double> failure = bench.train("unclearedFailure", adding);
        List<Double> cure = bench.train("unclearedCure", Bench.Training.of(model(bench), bench, RATE));
        return new Finding(
                new Plot(
                        name(),
                        "Gradients that are not cleared",
                        "step",
                        "cross-entropy (nats)",
                        true,
                        List.of(Bench.line("added up", failure), Bench.line("cleared", cure))),
                Measures.empty().with("unclearedLoss", Bench.last(failure)).with("clearedLoss", Bench.last(cure)));
    }

    private static Module model(Bench bench) {
        return Networks.deep(1, Activation.RELU, Initializer.HE_NORMAL, bench.key("uncleared"));
    }

    /** The sums of all gradients so far, in arrays of their own: a step's are used again by the next one. */
    private static final class Sums {
        private final List<Tensor> leaves;
        private final Map<Tensor, float[]> sums = new IdentityHashMap<>();

        Sums(List<Parameter> parameters) {
            leaves = parameters.stream().map(Parameter::tensor).toList();
        }

        Gradients add(Gradients gradients) {
            for (Tensor leaf : leaves) {
                float[] sum =
                        sums.computeIfAbsent(leaf, one -> new float[one.value().count()]);
                float[] gradient = gradients.of(leaf).floats();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += gradient[i];
                }
            }
            int[] next = {0};
            return gradients.map(leaves, gradient -> {
                float[] sum = sums.get(leaves.get(next[0]++));
                return NdArray.of(gradient.shape(), sum.clone());
            });
        }
    }
}

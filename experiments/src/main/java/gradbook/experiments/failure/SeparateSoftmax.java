package gradbook.experiments.failure;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Loss;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Plot;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/** The cross-entropy in separate operators, each of which is right by itself. */
final class SeparateSoftmax implements Pitfall {
    private static final int LARGEST = 200;

    @Override
    public String name() {
        return "separate-softmax";
    }

    @Override
    public String lesson() {
        return "The loss of a sample whose true class has the logit 0 and one other class the logit z: nearly z. Where a line ends, what "
                + "follows is infinite or not a number, and so is every gradient. In float32 exp(z) is infinite from z = 89 on, and a "
                + "probability below 1e-45 is 0, whose logarithm is infinite, from z = 104 on even if the softmax subtracts the "
                + "largest logit first. Cure: softmax and logarithm as one, z's logarithm of a sum taken with the largest logit in "
                + "front: `Loss.crossEntropy`, `logSoftmax`.";
    }

    @Override
    public Finding run(Bench bench) {
        Plot.Line naive = line("exp, sum, quotient, log", z -> {
            Tensor exp = z.exp();
            return exp.slice(1, 0, 1, 1).div(exp.sum(true, 1)).log().neg();
        });
        Plot.Line shifted =
                line("softmax, log", z -> z.softmax(1).slice(1, 0, 1, 1).log().neg());
        Plot.Line fused = line("fused", z -> Loss.crossEntropy(z, NdArray.of(Shape.of(1), 0)));
        return new Finding(
                new Plot(
                        name(),
                        "Softmax and logarithm apart",
                        "logit of the wrong class",
                        "cross-entropy (nats)",
                        false,
                        List.of(fused, shifted, naive)),
                Measures.empty()
                        .with("largestLogitNaive", largest(naive))
                        .with("largestLogitShifted", largest(shifted))
                        .with("largestLogitFused", largest(fused)));
    }

    private static Plot.Line line(String name, UnaryOperator<Tensor> loss) {
        List<Double> losses = DoubleStream.iterate(0, z -> z <= LARGEST, z -> z + 1)
                .map(z -> loss.apply(Tensor.constant(NdArray.of(Shape.of(1, 2), 0f, (float) z)))
                        .item())
                .takeWhile(Double::isFinite)
                .boxed()
                .toList();
        return Bench.line(name, losses);
    }

    private static double largest(Plot.Line line) {
        return line.x().get(line.x().size() - 1);
    }
}

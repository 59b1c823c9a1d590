package gradbook.experiments.failure;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.GradientCheck;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.nn.Sequential;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Plot;
import java.util.List;
import java.util.Map;

/** The gradient of a product's second factor comes out transposed. With a square factor no shape gives it away. */
final class SwappedTranspose implements Pitfall {
    private static final double RATE = 0.05;
    private static final int PIXELS = 28 * 28;

    @Override
    public String name() {
        return "swapped-transpose";
    }

    @Override
    public String lesson() {
        return "For Y = A B the gradient of B is Aᵀ dY. Here a layer hands back dYᵀ A, its transpose: B is square, so every shape fits "
                + "and nothing complains. The loss still falls, since the other layers learn around it, and this is what makes "
                + "the mistake so hard to see. Cure: the gradient check. Central differences in float64 find the wrong product's "
                + "gradient off by as much as the gradient is large, the right one's by rounding only; the figures are in the table.";
    }

    @Override
    public Finding run(Bench bench) {
        List<Double> failure = bench.train("swappedFailure", Bench.Training.of(model(bench, true), bench, RATE));
        List<Double> cure = bench.train("swappedCure", Bench.Training.of(model(bench, false), bench, RATE));
        return new Finding(
                new Plot(
                        name(),
                        "A transpose swapped in the backward pass",
                        "step",
                        "cross-entropy (nats)",
                        true,
                        List.of(Bench.line("transposed gradient", failure), Bench.line("right gradient", cure))),
                Measures.empty()
                        .with("swappedLoss", Bench.last(failure))
                        .with("rightLoss", Bench.last(cure))
                        .with("swappedGradientCheck", check(bench, true))
                        .with("rightGradientCheck", check(bench, false)));
    }

    /** The worst relative difference that the gradient check finds. */
    private static double check(Bench bench, boolean swapped) {
        RandomKey key = bench.key("check");
        return GradientCheck.run(
                        x -> product(x.get(0), x.get(1), swapped),
                        List.of(
                                key.fold("a").normal(Shape.of(3, 4), DType.FLOAT64, 0, 1),
                                key.fold("b").normal(Shape.of(4, 4), DType.FLOAT64, 0, 1)))
                .difference();
    }

    /**
     * {@code a b}, whose gradient for {@code b} may be transposed. The mistake is built out of right parts: in
     * {@code a const(b) + (const(a) bᵀ - const(a bᵀ))} the bracket is 0, and b's gradient is that of {@code a bᵀ}.
     */
    private static Tensor product(Tensor a, Tensor b, boolean swapped) {
        if (!swapped) {
            return a.matmul(b);
        }
        Tensor turned = Tensor.constant(a.value()).matmul(b.transpose());
        return a.matmul(Tensor.constant(b.value())).add(turned.sub(Tensor.constant(turned.value())));
    }

    private static Module model(Bench bench, boolean swapped) {
        RandomKey key = bench.key("swapped");
        int width = Networks.WIDTH;
        return Sequential.named()
                .add("flatten", Flatten.INSTANCE)
                .add("fc1", Linear.create(PIXELS, width, Initializer.HE_NORMAL, key.fold("fc1"), DType.FLOAT32))
                .add("relu1", Activation.RELU)
                .add("square", new Square(square(key.fold("square")), swapped))
                .add("relu2", Activation.RELU)
                .add("fc", Linear.create(width, ImageSet.CLASSES, Initializer.HE_NORMAL, key.fold("fc"), DType.FLOAT32))
                .build();
    }

    private static Parameter square(RandomKey key) {
        Shape shape = Shape.of(Networks.WIDTH, Networks.WIDTH);
        return new Parameter(Initializer.HE_NORMAL.draw(shape, DType.FLOAT32, key));
    }

    /** A layer with a square weight. */
    private record Square(Parameter weight, boolean swapped) implements Module {
        @Override
        public Tensor forward(Tensor x, Mode mode) {
            return product(x, weight.tensor(), swapped);
        }

        @Override
        public Map<String, Parameter> ownParameters() {
            return Map.of("weight", weight);
        }
    }
}

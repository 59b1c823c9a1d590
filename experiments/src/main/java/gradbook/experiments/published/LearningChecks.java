package gradbook.experiments.published;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.NumpyRandom;
import gradbook.engine.scalar.Value;
import java.util.List;
import java.util.stream.IntStream;

/** Sigmoid neurons that learn by a line or two: Nielsen's of one input, Trask's of three. */
final class LearningChecks {
    static final List<OperatorCheck> ALL = List.of(
            new OperatorCheck("nielsen-nand", LearningChecks::nand),
            new OperatorCheck("nielsen-first-neuron", LearningChecks::firstNeuron),
            new OperatorCheck("nielsen-saturated-neuron", LearningChecks::saturatedNeuron),
            new OperatorCheck("trask-two-layers", LearningChecks::twoLayers),
            new OperatorCheck("trask-three-layers", LearningChecks::threeLayers));

    private static final int STEPS = 10_000;

    /** Trask's four inputs; the third of each is always 1. */
    private static final Tensor X =
            Given.vector(0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1).reshape(4, 3);

    private LearningChecks() {}

    private static CheckFigures nand() {
        return new CheckFigures()
                .with("w x + b", Given.vector(-2, -2).dot(Given.vector(1, 1)).add(3));
    }

    private static CheckFigures firstNeuron() {
        Value w = new Value(0.6);
        Value b = new Value(0.9);
        Value first = w.add(b).sigmoid();
        for (int epoch = 0; epoch < 300; epoch++) {
            Value cost = w.add(b).sigmoid().pow(2).div(2);
            cost.zeroGrad();
            cost.backward();
            w.data -= 0.15 * w.grad;
            b.data -= 0.15 * b.grad;
        }
        return new CheckFigures()
                .with("output at first", first.data)
                .with("output after", w.add(b).sigmoid().data);
    }

    private static CheckFigures saturatedNeuron() {
        return new CheckFigures().with("output at first", new Value(2).add(2).sigmoid().data);
    }

    /** {@code l1 = σ(X syn0)}, printed before the last step is made. */
    private static CheckFigures twoLayers() {
        Tensor y = Given.vector(0, 0, 1, 1).reshape(4, 1);
        Tensor weight = uniform(NumpyRandom.ofSeed(1), 3, 1);
        for (int step = 1; step < STEPS; step++) {
            Gradients gradients = Backward.from(halfSquares(y, X.matmul(weight).sigmoid()));
            weight = moved(weight, gradients);
        }
        return new CheckFigures().with("output", X.matmul(weight).sigmoid());
    }

    private static CheckFigures threeLayers() {
        return new CheckFigures().with("error at first", errorAfter(0)).with("error after", errorAfter(STEPS));
    }

    /** Mean {@code |y - σ(σ(X W) V)|} after so many steps. */
    private static Tensor errorAfter(int steps) {
        Tensor y = Given.vector(0, 1, 1, 0).reshape(4, 1);
        NumpyRandom random = NumpyRandom.ofSeed(1);
        Tensor first = uniform(random, 3, 4);
        Tensor second = uniform(random, 4, 1);
        for (int step = 0; step < steps; step++) {
            Gradients gradients = Backward.from(
                    halfSquares(y, X.matmul(first).sigmoid().matmul(second).sigmoid()));
            first = moved(first, gradients);
            second = moved(second, gradients);
        }
        return y.sub(X.matmul(first).sigmoid().matmul(second).sigmoid()).abs().mean();
    }

    /** {@code Σ (y - output)² / 2}, whose gradients are Trask's deltas with the sign changed. */
    private static Tensor halfSquares(Tensor y, Tensor output) {
        return y.sub(output).square().sum().mul(0.5);
    }

    /** {@code 2 numpy.random.random((rows, columns)) - 1}. */
    private static Tensor uniform(NumpyRandom random, int rows, int columns) {
        return Tensor.leaf(NdArray.of(
                Shape.of(rows, columns),
                IntStream.range(0, rows * columns)
                        .mapToDouble(i -> 2 * random.randomSample() - 1)
                        .toArray()));
    }

    /** One step of gradient descent at a rate of 1. */
    private static Tensor moved(Tensor weight, Gradients gradients) {
        NdArray step = gradients.of(weight);
        NdArray moved = NdArray.zeros(weight.shape(), DType.FLOAT64);
        for (int i = 0; i < moved.count(); i++) {
            moved.doubles()[i] = weight.value().at(i) - step.at(i);
        }
        return Tensor.leaf(moved);
    }
}

package gradbook.experiments.published;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Loss;
import gradbook.engine.op.Window2d;
import gradbook.engine.random.NumpyRandom;
import java.util.List;
import java.util.stream.IntStream;

/** Losses and layers of CS231n's notes and assignments, in float64 as there. */
final class LayerChecks {
    static final List<OperatorCheck> ALL = List.of(
            new OperatorCheck("cs231n-hinge", LayerChecks::hinge),
            new OperatorCheck("cs231n-two-losses", LayerChecks::twoLosses),
            new OperatorCheck("cs231n-softmax", () -> softmax(1, -2, 0)),
            new OperatorCheck("cs231n-softmax-half", () -> softmax(0.5, -1, 0)),
            new OperatorCheck("cs231n-affine-forward", LayerChecks::affine),
            new OperatorCheck("cs231n-seeded-losses", LayerChecks::seededLosses),
            new OperatorCheck("cs231n-conv-forward", LayerChecks::convolution),
            new OperatorCheck("cs231n-max-pool", LayerChecks::maxPool),
            new OperatorCheck("cs231n-batch-norm", LayerChecks::batchNorm),
            new OperatorCheck("cs231n-layer-norm", LayerChecks::layerNorm),
            new OperatorCheck("cs231n-rnn-step", LayerChecks::rnnStep),
            new OperatorCheck("cs231n-lstm-step", LayerChecks::lstmStep));

    /** What the assignments add to a variance. */
    private static final double EPSILON = 1e-5;

    private LayerChecks() {}

    private static CheckFigures hinge() {
        return new CheckFigures().with("loss", hinge(Given.vector(13, -7, 11).reshape(1, 3), new int[] {0}, 10));
    }

    private static CheckFigures twoLosses() {
        Tensor weight = Given.vector(0.01, -0.05, 0.1, 0.05, 0.7, 0.2, 0.05, 0.16, 0, -0.45, -0.2, 0.03)
                .reshape(3, 4);
        Tensor scores = Given.vector(-15, 22, -44, 56).reshape(1, 4).linear(weight, Given.vector(0, 0.2, -0.3));
        return losses(scores, new int[] {2});
    }

    private static CheckFigures seededLosses() {
        NumpyRandom random = NumpyRandom.ofSeed(231);
        Tensor scores = Given.randn(random, 50, 10).mul(0.001);
        return losses(
                scores,
                IntStream.range(0, 50).map(i -> (int) random.randint(0, 10)).toArray());
    }

    private static CheckFigures losses(Tensor scores, int[] labels) {
        return new CheckFigures()
                .with("hinge", hinge(scores, labels, 1))
                .with("cross-entropy", Loss.crossEntropy(scores, NdArray.of(Shape.of(labels.length), labels)));
    }

    /** Mean over samples of {@code Σ max(0, score - score of the label + margin)} over the other classes. */
    private static Tensor hinge(Tensor scores, int[] labels, double margin) {
        int n = labels.length;
        Tensor index = Tensor.constant(NdArray.of(Shape.of(n, 1), labels));
        Tensor others = Tensor.constant(NdArray.of(Shape.of(n), labels))
                .oneHot(scores.shape().size(1), DType.FLOAT64)
                .neg()
                .add(1);
        Tensor margins = scores.sub(scores.gather(1, index)).add(margin).relu();
        return margins.mul(others).sum().div(n);
    }

    private static CheckFigures softmax(double... x) {
        return new CheckFigures()
                .with("e^x", Given.vector(x).exp())
                .with("softmax", Given.vector(x).softmax(0));
    }

    private static CheckFigures affine() {
        Tensor y = Given.spaced(-0.1, 0.5, 2, 120)
                .matmul(Given.spaced(-0.2, 0.3, 120, 3))
                .add(Given.spaced(-0.3, 0.1, 3));
        return new CheckFigures().withSlices("y, sample ", y);
    }

    private static CheckFigures convolution() {
        Tensor y = Given.spaced(-0.1, 0.5, 2, 3, 4, 4)
                .conv2d(
                        Given.spaced(-0.2, 0.3, 3, 3, 4, 4),
                        Window2d.of(4).withStride(2).withPadding(1))
                .add(Given.spaced(-0.1, 0.2, 3, 1, 1));
        return planes(y);
    }

    private static CheckFigures maxPool() {
        return planes(Given.spaced(-0.3, 0.4, 2, 3, 4, 4).maxPool2d(Window2d.tiles(2)));
    }

    private static CheckFigures planes(Tensor y) {
        CheckFigures figures = new CheckFigures();
        for (int sample = 0; sample < y.shape().size(0); sample++) {
            figures.withSlices(
                    "sample " + sample + ", channel ",
                    y.slice(0, sample, sample + 1).squeeze(0));
        }
        return figures;
    }

    private static CheckFigures batchNorm() {
        Tensor x = twoLayers(200);
        Tensor y = x.batchNorm(EPSILON);
        return normalized(x, y, y.mul(Given.vector(1, 2, 3)).add(Given.vector(11, 12, 13)), 0);
    }

    private static CheckFigures layerNorm() {
        Tensor x = twoLayers(4);
        Tensor y = x.layerNorm(1, EPSILON);
        return normalized(x, y, y.mul(3).add(5), 1);
    }

    /** {@code relu(X W1) W2}, all drawn by randn in this order. */
    private static Tensor twoLayers(int samples) {
        NumpyRandom random = NumpyRandom.ofSeed(231);
        Tensor x = Given.randn(random, samples, 50);
        Tensor first = Given.randn(random, 50, 60);
        return x.matmul(first).relu().matmul(Given.randn(random, 60, 3));
    }

    private static CheckFigures normalized(Tensor before, Tensor after, Tensor scaled, int axis) {
        return new CheckFigures()
                .with("means before", before.mean(false, axis))
                .with("deviations before", before.std(0, false, axis))
                .with("deviations after", after.std(0, false, axis))
                .with("means with gamma and beta", scaled.mean(false, axis))
                .with("deviations with gamma and beta", scaled.std(0, false, axis));
    }

    private static CheckFigures rnnStep() {
        Tensor h = Given.spaced(-0.4, 0.7, 3, 10)
                .matmul(Given.spaced(-0.1, 0.9, 10, 4))
                .add(Given.spaced(-0.2, 0.5, 3, 4).matmul(Given.spaced(-0.3, 0.7, 4, 4)))
                .add(Given.spaced(-0.2, 0.4, 4))
                .tanh();
        return new CheckFigures().withSlices("h, sample ", h);
    }

    /** The assignment's gates stand in the order input, forget, output, cell; ours has the cell before the output. */
    private static CheckFigures lstmStep() {
        Tensor weightIh = reordered(Given.spaced(-2.1, 1.3, 4, 20)).transpose();
        Tensor weightHh = reordered(Given.spaced(-0.7, 2.2, 5, 20)).transpose();
        Tensor bias = reordered(Given.spaced(0.3, 0.7, 1, 20)).squeeze(0);
        Tensor none = bias.sub(bias);
        Tensor h = Given.spaced(-0.3, 0.7, 3, 5);
        Tensor c = Given.spaced(-0.4, 0.9, 3, 5);
        Tensor states = Given.spaced(-0.4, 1.2, 1, 3, 4).lstm(weightIh, weightHh, bias, none, h, c, false);
        return new CheckFigures()
                .withSlices("h, sample ", states.slice(0, 0, 1).squeeze(0))
                .withSlices("c, sample ", states.slice(0, 1, 2).squeeze(0));
    }

    private static Tensor reordered(Tensor gates) {
        List<Tensor> parts = gates.chunk(1, 4);
        return Tensor.concatenate(1, parts.get(0), parts.get(1), parts.get(3), parts.get(2));
    }
}

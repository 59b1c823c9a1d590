package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.Layout;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.Operands;
import gradbook.engine.kernel.Reduction;
import gradbook.engine.kernel.SoftmaxRows;
import java.util.List;

/**
 * {@code y = -(1/n) Σ_i log softmax(x_i)[label_i]}; {@code dx = dy (softmax(x) - onehot(label)) / n} (math.md §6.2).
 * Inputs: logits [n, classes] and labels [n], int32. Fused, because the derivative of the whole is a difference of
 * probabilities that neither overflows nor divides by a small one.
 */
public record SoftmaxCrossEntropy() implements SoftmaxOp {
    @Override
    public NdArray value(NdArray... x) {
        return forward(x).y();
    }

    @Override
    public Output forward(NdArray... x) {
        check(x);
        Operands.rank(name(), x[0], 2);
        Operands.rank(name(), x[1], 1);
        int n = x[0].shape().size(0);
        if (x[1].count() != n || n == 0) {
            throw new IllegalArgumentException(
                    name() + ": expected as many labels as rows, and at least one, found logits " + x[0].shape()
                            + " and labels " + x[1].shape());
        }
        Indices.check(name(), x[1], x[0].shape().size(1));
        if (SoftmaxRows.fits(x[0], 1)) {
            NdArray norms = NdArray.unset(Shape.of(n, 2), x[0].dtype());
            return new Output(mean(SoftmaxRows.pickedLogSoftmax(x[0], x[1], norms)), norms);
        }
        NdArray picked = Layout.gather(new LogSoftmax(1).value(x[0]), 1, column(x[1]));
        return new Output(mean(picked.reshape(Shape.of(n))), null);
    }

    /** The mean of the logarithms, its sign turned. */
    private static NdArray mean(NdArray picked) {
        int n = picked.count();
        NdArray total = Reduction.sum(picked, List.of(0), false);
        return Elementwise.map(total, v -> -v / n, v -> -v / n);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> {
            NdArray logits = call.x(0);
            if (SoftmaxRows.fits(logits, 1)) {
                return SoftmaxRows.crossEntropyGradient(logits, call.x(1), call.kept(), dy.floats()[0]);
            }
            Shape shape = logits.shape();
            int n = shape.size(0);
            NdArray ones = NdArray.full(Shape.of(n, 1), logits.dtype(), 1);
            NdArray onehot = Layout.scatterAdd(ones, shape, 1, column(call.x(1)));
            NdArray logSoftmax = new LogSoftmax(1).value(logits);
            NdArray difference = Elementwise.zip(
                    name(),
                    logSoftmax,
                    onehot,
                    (p, hit) -> (MathFunctions.exp(p) - hit) / n,
                    (p, hit) -> (MathFunctions.exp(p) - hit) / n);
            return Elementwise.zip(name(), difference, dy, (d, g) -> d * g, (d, g) -> d * g);
        });
    }

    private static NdArray column(NdArray labels) {
        return labels.reshape(Shape.of(labels.count(), 1));
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public Input input(int i) {
        return i == 0 ? Input.DIFFERENTIABLE : Input.INDICES;
    }
}

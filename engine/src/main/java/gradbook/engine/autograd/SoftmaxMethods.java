package gradbook.engine.autograd;

import gradbook.engine.op.LogSoftmax;
import gradbook.engine.op.Softmax;
import gradbook.engine.op.SoftmaxCrossEntropy;

/** Softmax and what is fused with it, as methods of {@link Tensor} (math.md §6). An axis may be negative, counted from the last. */
public sealed interface SoftmaxMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** Softmax along one axis: positive numbers that add up to 1. */
    default Tensor softmax(int axis) {
        return Tensor.apply(new Softmax(self().axis("softmax", axis)), self());
    }

    /** Logarithm of the softmax along one axis. */
    default Tensor logSoftmax(int axis) {
        return Tensor.apply(new LogSoftmax(self().axis("logSoftmax", axis)), self());
    }

    /** Mean cross-entropy of these logits [n, classes] against int32 labels [n], a scalar. */
    default Tensor softmaxCrossEntropy(Tensor labels) {
        return Tensor.apply(new SoftmaxCrossEntropy(), self(), labels);
    }
}

package gradbook.engine.nn;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;

/** Losses: scalars to minimize. */
public final class Loss {
    private Loss() {}

    /** Mean cross-entropy of logits [n, classes] against class indices [n], int32 (math.md §6.2). */
    public static Tensor crossEntropy(Tensor logits, NdArray labels) {
        return logits.softmaxCrossEntropy(Tensor.constant(labels));
    }

    /** Mean of {@code (prediction - target)²} over all elements of two tensors of one shape (math.md §6.3). */
    public static Tensor meanSquaredError(Tensor prediction, Tensor target) {
        // Broadcasting [n, 1] against [n] would quietly compare every prediction with every target.
        if (!prediction.shape().equals(target.shape())) {
            throw new IllegalArgumentException(
                    "meanSquaredError: shapes differ: " + prediction.shape() + " and " + target.shape());
        }
        return prediction.sub(target).square().mean();
    }
}

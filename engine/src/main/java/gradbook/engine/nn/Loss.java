package gradbook.engine.nn;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;

/** Losses to minimize; without a reduction among the arguments each is a mean over all elements. */
public final class Loss {
    private Loss() {}

    /** Mean cross-entropy of logits [n, classes] against class indices [n], int32 (math.md §6.2); options: {@link CrossEntropy}. */
    public static Tensor crossEntropy(Tensor logits, NdArray labels) {
        return logits.softmaxCrossEntropy(Tensor.constant(labels));
    }

    /** Mean of {@code -logProbabilities[label]} (math.md §6.5); options: {@link CrossEntropy#ofLogProbabilities}. */
    public static Tensor negativeLogLikelihood(Tensor logProbabilities, NdArray labels) {
        return CrossEntropy.DEFAULT.ofLogProbabilities(logProbabilities, labels);
    }

    /** Mean of {@code (prediction - target)²} over all elements of two tensors of one shape (math.md §6.3). */
    public static Tensor meanSquaredError(Tensor prediction, Tensor target) {
        return meanSquaredError(prediction, target, Reduction.MEAN);
    }

    /** {@code (prediction - target)²}, reduced. */
    public static Tensor meanSquaredError(Tensor prediction, Tensor target, Reduction reduction) {
        return reduction.of(difference("meanSquaredError", prediction, target).square());
    }

    /** {@code |prediction - target|}, reduced (math.md §6.7). */
    public static Tensor l1(Tensor prediction, Tensor target, Reduction reduction) {
        return reduction.of(difference("l1", prediction, target).abs());
    }

    /**
     * {@code d²/2} where {@code |d| <= delta}, else {@code delta (|d| - delta/2)}, for {@code d = prediction - target}, reduced
     * (Huber 1964; math.md §6.8).
     */
    public static Tensor huber(Tensor prediction, Tensor target, double delta, Reduction reduction) {
        if (!(delta > 0)) {
            throw new IllegalArgumentException("huber: expected delta > 0, found " + delta);
        }
        Tensor d = difference("huber", prediction, target);
        Tensor near = d.clamp(-delta, delta);
        return reduction.of(near.mul(d.sub(near.mul(0.5))));
    }

    /** {@code -(t ln σ(x) + (1 - t) ln(1 - σ(x)))} for logits x and targets t in 0..1, reduced (math.md §6.6). */
    public static Tensor binaryCrossEntropyWithLogits(Tensor logits, Tensor targets, Reduction reduction) {
        checkShapes("binaryCrossEntropyWithLogits", logits, targets);
        // Not softplus(x) - x t: where the answer is right and sure the two are nearly equal, and nothing is left.
        return reduction.of(targets.neg().add(1).mul(logits).add(logits.neg().softplus()));
    }

    /** As above, with the first summand multiplied by {@code positiveWeight}, which is broadcast: for rare positives. */
    public static Tensor binaryCrossEntropyWithLogits(
            Tensor logits, Tensor targets, Tensor positiveWeight, Reduction reduction) {
        checkShapes("binaryCrossEntropyWithLogits", logits, targets);
        Shape shape = targets.shape();
        if (!Shape.broadcast("binaryCrossEntropyWithLogits", shape, positiveWeight.shape())
                .equals(shape)) {
            throw new IllegalArgumentException(
                    "binaryCrossEntropyWithLogits: expected a positive weight that broadcasts to " + shape
                            + ", found shape " + positiveWeight.shape());
        }
        Tensor positive = targets.mul(positiveWeight).mul(logits.neg().softplus());
        Tensor negative = targets.neg().add(1).mul(logits.softplus());
        return reduction.of(positive.add(negative));
    }

    /** {@code max(0, 1 - t x)} for scores x and targets t of -1 or 1, reduced (math.md §6.9). */
    public static Tensor hinge(Tensor scores, Tensor targets, Reduction reduction) {
        checkShapes("hinge", scores, targets);
        return reduction.of(scores.mul(targets).neg().add(1).relu());
    }

    private static Tensor difference(String loss, Tensor prediction, Tensor target) {
        checkShapes(loss, prediction, target);
        return prediction.sub(target);
    }

    /** Broadcasting [n, 1] against [n] would quietly compare every prediction with every target. */
    private static void checkShapes(String loss, Tensor prediction, Tensor target) {
        if (!prediction.shape().equals(target.shape())) {
            throw new IllegalArgumentException(
                    loss + ": shapes differ: " + prediction.shape() + " and " + target.shape());
        }
    }
}

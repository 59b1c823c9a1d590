package gradbook.engine.nn;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cross-entropy and negative log-likelihood with PyTorch's options, derived from log-softmax and gather (math.md §6.5). Scores are
 * [n, classes, ...], labels [n, ...] of int32.
 *
 * <pre>{@code
 * Tensor loss = CrossEntropy.DEFAULT.withLabelSmoothing(0.1).of(logits, labels);
 * }</pre>
 *
 * @param weight of each class, [classes] of the scores' type, or none for 1 each
 * @param ignoreIndex a label whose sample counts for nothing
 * @param labelSmoothing ε, {@code 0 <= ε <= 1}: so much of each target is spread evenly over all classes
 * @param reduction the mean is over the weights of the labels
 */
public record CrossEntropy(Optional<NdArray> weight, int ignoreIndex, double labelSmoothing, Reduction reduction) {
    /** No weights, PyTorch's ignored index of -100, no smoothing, the mean. */
    public static final CrossEntropy DEFAULT = new CrossEntropy(Optional.empty(), -100, 0, Reduction.MEAN);

    public CrossEntropy {
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
            throw new IllegalArgumentException(
                    "cross-entropy: expected 0 <= label smoothing <= 1, found " + labelSmoothing);
        }
    }

    public CrossEntropy withWeight(NdArray classes) {
        return new CrossEntropy(Optional.of(classes), ignoreIndex, labelSmoothing, reduction);
    }

    public CrossEntropy withIgnoreIndex(int label) {
        return new CrossEntropy(weight, label, labelSmoothing, reduction);
    }

    public CrossEntropy withLabelSmoothing(double epsilon) {
        return new CrossEntropy(weight, ignoreIndex, epsilon, reduction);
    }

    public CrossEntropy withReduction(Reduction other) {
        return new CrossEntropy(weight, ignoreIndex, labelSmoothing, other);
    }

    /** The loss of logits against class indices. */
    public Tensor of(Tensor logits, NdArray labels) {
        return ofLogProbabilities(logSoftmax(logits), labels);
    }

    /** The loss of logits against class probabilities of the same shape; the mean is over samples. */
    public Tensor of(Tensor logits, Tensor probabilities) {
        if (!logits.shape().equals(probabilities.shape())) {
            throw new IllegalArgumentException("cross-entropy: expected probabilities of the logits' shape "
                    + logits.shape() + ", found " + probabilities.shape());
        }
        Tensor target = probabilities.mul(1 - labelSmoothing).add(labelSmoothing / classes(logits));
        Tensor weighted = weight.isPresent() ? target.mul(byClass(logits)) : target;
        return reduction.of(weighted.mul(logSoftmax(logits)).sum(false, 1).neg());
    }

    /** The loss of logarithms of probabilities against class indices: with the default options negative log-likelihood. */
    public Tensor ofLogProbabilities(Tensor logProbabilities, NdArray labels) {
        Targets targets = Targets.of(logProbabilities, labels, this);
        Tensor losses = logProbabilities
                .gather(1, Tensor.constant(targets.index()))
                .mul(Tensor.constant(targets.factor()))
                .neg();
        if (labelSmoothing > 0) {
            Tensor weighted = weight.isPresent() ? logProbabilities.mul(byClass(logProbabilities)) : logProbabilities;
            Tensor even = weighted.sum(true, 1)
                    .mul(Tensor.constant(targets.counted()))
                    .neg();
            losses = losses.mul(1 - labelSmoothing).add(even.mul(labelSmoothing / classes(logProbabilities)));
        }
        return switch (reduction) {
            case NONE -> losses.squeeze(1);
            case SUM -> losses.sum();
            case MEAN -> losses.sum().div(targets.total());
        };
    }

    private static Tensor logSoftmax(Tensor logits) {
        if (logits.shape().rank() < 2) {
            throw new IllegalArgumentException(
                    "cross-entropy: expected logits [n, classes, ...], found shape " + logits.shape());
        }
        return logits.logSoftmax(1);
    }

    private static int classes(Tensor scores) {
        return scores.shape().size(1);
    }

    /** The class weights along axis 1. */
    private Tensor byClass(Tensor scores) {
        int[] sizes = new int[scores.shape().rank()];
        Arrays.fill(sizes, 1);
        sizes[1] = classes(scores);
        return Tensor.constant(weightOf(scores).reshape(Shape.of(sizes)));
    }

    /** The weights, which fit the scores. */
    NdArray weightOf(Tensor scores) {
        NdArray found = weight.orElseThrow();
        if (!found.shape().equals(Shape.of(classes(scores))) || found.dtype() != scores.dtype()) {
            throw new IllegalArgumentException("cross-entropy: expected a weight of " + scores.dtype() + " ["
                    + classes(scores) + "] for scores " + scores.shape() + ", found " + found.dtype() + " "
                    + found.shape());
        }
        return found;
    }
}

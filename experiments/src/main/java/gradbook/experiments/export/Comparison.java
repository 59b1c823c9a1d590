package gradbook.experiments.export;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.metric.Predictions;

/** Answers of a network and of its model, side by side: the differences that there are, and a refusal of those that must not be. */
final class Comparison {
    /** Two orders of summing a few thousand products of float32 differ by far less, a wrong weight by far more. */
    private static final double TOLERANCE = 1e-4;

    private double largest;
    private int otherLabels;

    /** The largest between two logits. */
    double largest() {
        return largest;
    }

    /** Rows that the two put into different classes. */
    int otherLabels() {
        return otherLabels;
    }

    /** Forgets the rows of different classes so far. */
    void forgetLabels() {
        otherLabels = 0;
    }

    /**
     * Notes differences.
     *
     * @throws IllegalArgumentException if the model answers otherwise than the network
     */
    void add(NdArray ours, NdArray theirs) {
        if (!ours.shape().equals(theirs.shape())) {
            throw new IllegalArgumentException(
                    "expected logits " + ours.shape() + " of ONNX Runtime, found " + theirs.shape());
        }
        double difference = 0;
        double size = 1;
        for (int i = 0; i < ours.count(); i++) {
            if (!Double.isFinite(ours.at(i))) {
                throw new IllegalArgumentException(
                        "expected finite logits, found that the network's are " + ours.at(i));
            }
            difference = Math.max(difference, Math.abs(ours.at(i) - theirs.at(i)));
            size = Math.max(size, Math.abs(ours.at(i)));
        }
        if (!(difference <= TOLERANCE * size)) {
            throw new IllegalArgumentException("expected logits of ONNX Runtime within " + TOLERANCE * size
                    + " of the engine's, found a difference of " + difference);
        }
        largest = Math.max(largest, difference);
        compareLabels(scores(ours), scores(theirs), difference);
    }

    /** A score for each class in a row; one that is alone stands for its class, the negative of it for the other. */
    private static NdArray scores(NdArray y) {
        Tensor rows =
                Tensor.constant(y).reshape(-1, y.shape().size(-1 + y.shape().rank()));
        return (rows.shape().size(1) > 1 ? rows : Tensor.concatenate(1, rows.neg(), rows)).value();
    }

    private void compareLabels(NdArray ours, NdArray theirs, double difference) {
        int classes = ours.shape().size(1);
        int[] labels = Predictions.of(ours).ints();
        int[] others = Predictions.of(theirs).ints();
        for (int row = 0; row < labels.length; row++) {
            int label = labels[row];
            int other = others[row];
            otherLabels += label == other ? 0 : 1;
            double margin = ours.at(row * classes + label) - ours.at(row * classes + other);
            // one logit may be larger by the difference and the other smaller
            if (margin > 2 * difference) {
                throw new IllegalArgumentException("expected class " + label + " of ONNX Runtime, found " + other
                        + ", though the engine's margin of " + margin + " is more than their differences of "
                        + difference);
            }
        }
    }
}

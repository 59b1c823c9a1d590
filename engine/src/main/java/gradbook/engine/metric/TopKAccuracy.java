package gradbook.engine.metric;

import gradbook.engine.array.NdArray;

/**
 * The share of samples whose class is among the k with the highest scores, gathered batch by batch; of equal scores the class
 * with the lower index counts as higher, so that k = 1 is {@link Accuracy} (math.md §15.1).
 */
public final class TopKAccuracy {
    private final int k;
    private long right;
    private long total;

    /** No answers yet; {@code k >= 1}. */
    public TopKAccuracy(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("top-k accuracy: expected k >= 1, found " + k);
        }
        this.k = k;
    }

    /** Counts a batch: scores [n, classes], at least k classes, against labels [n], int32. */
    public void add(NdArray scores, NdArray labels) {
        String name = "top-" + k + " accuracy";
        Scores.check(name, scores, labels);
        int classes = scores.shape().size(1);
        if (classes < k) {
            throw new IllegalArgumentException(
                    name + ": expected at least " + k + " classes, found scores " + scores.shape());
        }
        for (int row = 0; row < labels.count(); row++) {
            right += rank(scores, row * classes, labels.ints()[row], classes) < k ? 1 : 0;
        }
        total += labels.count();
    }

    /** Number of classes that come before {@code label} in the row that begins at {@code start}. */
    private static int rank(NdArray scores, int start, int label, int classes) {
        double own = scores.at(start + label);
        int before = 0;
        for (int c = 0; c < classes; c++) {
            double other = scores.at(start + c);
            before += other > own || (other == own && c < label) ? 1 : 0;
        }
        return before;
    }

    /** Right answers over all answers, 0 to 1; NaN before the first. */
    public double value() {
        return (double) right / total;
    }
}

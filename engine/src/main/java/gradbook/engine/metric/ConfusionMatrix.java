package gradbook.engine.metric;

import gradbook.engine.array.NdArray;

/** Counts by true class (row) and predicted class (column). */
public final class ConfusionMatrix {
    private final int[][] counts;

    /** An empty matrix. */
    public ConfusionMatrix(int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("confusion matrix: expected at least 1 class, found " + classes);
        }
        counts = new int[classes][classes];
    }

    /** Counts a batch of true and predicted classes, both [n], int32. */
    public void add(NdArray labels, NdArray predictions) {
        if (labels.count() != predictions.count()) {
            throw new IllegalArgumentException("confusion matrix: labels " + labels.shape() + " and predictions "
                    + predictions.shape() + " differ in number");
        }
        for (int i = 0; i < labels.count(); i++) {
            counts[known(labels.ints()[i])][known(predictions.ints()[i])]++;
        }
    }

    private int known(int label) {
        if (label < 0 || label >= counts.length) {
            throw new IllegalArgumentException(
                    "confusion matrix: class " + label + " is out of range 0.." + (counts.length - 1));
        }
        return label;
    }

    /** How often class {@code truth} was taken for class {@code predicted}. */
    public int count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** All counts, rows by true class; a copy. */
    public int[][] counts() {
        int[][] copy = new int[counts.length][];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = counts[row].clone();
        }
        return copy;
    }

    /** The diagonal's share of all counts, 0 to 1; NaN while empty. */
    public double accuracy() {
        long right = 0;
        long total = 0;
        for (int row = 0; row < counts.length; row++) {
            right += counts[row][row];
            for (int count : counts[row]) {
                total += count;
            }
        }
        return (double) right / total;
    }
}

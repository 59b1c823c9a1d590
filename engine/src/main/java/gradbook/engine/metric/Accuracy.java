package gradbook.engine.metric;

import gradbook.engine.array.NdArray;

/** The share of right answers, gathered batch by batch (math.md §15.1). */
public final class Accuracy {
    private long right;
    private long total;

    /** No answers yet. */
    public Accuracy() {}

    /** Counts a batch: scores [n, classes] against labels [n], int32. */
    public void add(NdArray scores, NdArray labels) {
        Scores.check("accuracy", scores, labels);
        int[] predicted = Predictions.of(scores).ints();
        int[] expected = labels.ints();
        for (int i = 0; i < predicted.length; i++) {
            right += predicted[i] == expected[i] ? 1 : 0;
        }
        total += predicted.length;
    }

    /** Right answers over all answers, 0 to 1; NaN before the first. */
    public double value() {
        return (double) right / total;
    }
}

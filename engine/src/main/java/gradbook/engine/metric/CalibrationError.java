package gradbook.engine.metric;

import gradbook.engine.array.NdArray;
import java.util.ArrayList;
import java.util.List;

/**
 * Expected calibration error: how far the confidence of predictions is from their accuracy, {@code Σ_b n_b / n |acc_b - conf_b|}
 * over bins of equal width (Guo, Pleiss, Sun, Weinberger 2017, arXiv:1706.04599; math.md §15.4). The bins are what a
 * reliability diagram draws.
 */
public final class CalibrationError {
    /** The number of bins of the paper's tables. */
    public static final int BINS = 15;

    /** What the sum of a row may be off: float32 rounds each of thousands of classes to 6e-8; logits are off by far more. */
    private static final double SUM_TOLERANCE = 1e-3;

    private final double[] confidence;
    private final long[] right;
    private final long[] count;

    /**
     * The predictions whose confidence lies in {@code low < confidence <= high}.
     *
     * @param confidence their mean confidence; NaN if there are none
     * @param accuracy the share of right ones; NaN if there are none
     */
    public record Bin(double low, double high, long count, double confidence, double accuracy) {}

    /** {@link #BINS} empty bins. */
    public CalibrationError() {
        this(BINS);
    }

    /** Empty bins of width {@code 1 / bins}. */
    public CalibrationError(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("calibration error: expected at least 1 bin, found " + bins);
        }
        confidence = new double[bins];
        right = new long[bins];
        count = new long[bins];
    }

    /** Counts a batch: probabilities [n, classes], each row with sum 1, against labels [n], int32. */
    public void add(NdArray probabilities, NdArray labels) {
        Scores.check("calibration error", probabilities, labels);
        checkProbabilities(probabilities);
        int classes = probabilities.shape().size(1);
        int[] predicted = Predictions.of(probabilities).ints();
        for (int row = 0; row < predicted.length; row++) {
            double p = probabilities.at(row * classes + predicted[row]);
            int bin = (int) Math.ceil(p * count.length) - 1;
            confidence[bin] += p;
            right[bin] += predicted[row] == labels.ints()[row] ? 1 : 0;
            count[bin]++;
        }
    }

    private static void checkProbabilities(NdArray probabilities) {
        int classes = probabilities.shape().size(1);
        for (int row = 0; row < probabilities.shape().size(0); row++) {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                double p = probabilities.at(row * classes + c);
                if (p < 0 || p > 1) {
                    throw new IllegalArgumentException("calibration error: expected probabilities of 0 to 1, found " + p
                            + " for class " + c + " in row " + row);
                }
                sum += p;
            }
            if (Math.abs(sum - 1) > SUM_TOLERANCE) {
                throw new IllegalArgumentException(
                        "calibration error: expected probabilities with sum 1, found " + sum + " in row " + row);
            }
        }
    }

    /** The bins in ascending order. */
    public List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < count.length; b++) {
            bins.add(new Bin(
                    (double) b / count.length,
                    (b + 1.0) / count.length,
                    count[b],
                    confidence[b] / count[b],
                    (double) right[b] / count[b]));
        }
        return List.copyOf(bins);
    }

    /** 0 (calibrated) to 1; NaN while empty. An empty bin adds nothing. */
    public double value() {
        double gaps = 0;
        long total = 0;
        for (int b = 0; b < count.length; b++) {
            // n_b |acc_b - conf_b| without its two divisions
            gaps += Math.abs(right[b] - confidence[b]);
            total += count[b];
        }
        return gaps / total;
    }
}

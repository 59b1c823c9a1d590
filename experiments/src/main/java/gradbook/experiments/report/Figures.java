package gradbook.experiments.report;

import gradbook.experiments.export.Exported;
import gradbook.experiments.run.Spread;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Figures as a page shows them, the same in every country. */
public final class Figures {
    /** Digits of a loss that tell two runs apart at a glance; the record has them all. */
    private static final int DIGITS = 4;

    /** Below this, leading zeros are harder to count than an exponent is to read. */
    private static final double SMALL = 1e-4;

    /** From this on, groups of digits are. */
    private static final double LARGE = 1e9;

    private Figures() {}

    /** {@code 101,770}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 98.02 %}. */
    public static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * part);
    }

    /** Four digits: {@code 0.06529}, {@code 3.780}, {@code 1.407e-05}; of large values, one behind the point. */
    static String figure(double value) {
        double size = Math.abs(value);
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        if (size < SMALL || size >= LARGE) {
            return String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value);
        }
        BigDecimal exact = new BigDecimal(size);
        int beforePoint = exact.precision() - exact.scale();
        return String.format(Locale.ROOT, "%,." + Math.max(1, DIGITS - beforePoint) + "f", value);
    }

    /** A named measure: a percentage if it is an accuracy. */
    public static String measure(String name, double value) {
        return isShare(name) ? percent(value) : figure(value);
    }

    /** Whether a named measure is a share, which is shown in percent. */
    static boolean isShare(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("accuracy");
    }

    /** {@code 98.29 ± 0.06 %}: a named measure's mean and deviation over seeds. */
    public static String spread(String name, Spread spread) {
        if (spread.count() < 2) {
            return measure(name, spread.mean());
        }
        return isShare(name)
                ? String.format(Locale.ROOT, "%.2f ± %.2f %%", 100 * spread.mean(), 100 * spread.deviation())
                : figure(spread.mean()) + " ± " + figure(spread.deviation());
    }

    /** {@code testAccuracy} as {@code test accuracy}. */
    public static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** {@code 12.1 s}, {@code 0.31 s}, {@code 4.2 ms}. */
    public static String seconds(double value) {
        if (value < 0.1) {
            return String.format(Locale.ROOT, "%.1f ms", 1_000 * value);
        }
        return String.format(Locale.ROOT, value < 10 ? "%.2f s" : "%.1f s", value);
    }

    /** {@code 667 MiB}. */
    public static String memory(long bytes) {
        return count(Math.round(bytes / 1_048_576.0)) + " MiB";
    }

    /** The middle value, or the mean of the two in the middle. */
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** How ONNX Runtime answers with an exported model. */
    public static String answers(Exported.Proof proof) {
        String labels = proof.otherLabels() == 0
                ? "the same class for all " + count(proof.samples()) + " test samples"
                : "another class for " + proof.otherLabels() + " of " + count(proof.samples())
                        + " test samples, where two are as good as equal";
        return labels + ", logits within " + String.format(Locale.ROOT, "%.1e", proof.largestDifference());
    }
}

package gradbook.engine.metric;

/**
 * How well a class is found (math.md §15.2). Where nothing is divided by nothing the value is 0, as scikit-learn's default.
 *
 * @param precision {@code tp / (tp + fp)}: how many of those taken for the class are of it
 * @param recall {@code tp / (tp + fn)}: how many of the class are found
 * @param f1 {@code 2 tp / (2 tp + fp + fn)}: the harmonic mean of both
 * @param support {@code tp + fn}: samples of the class
 */
public record ClassScore(double precision, double recall, double f1, long support) {
    /** From true positives, and all samples that were taken for the class and that are of it. */
    static ClassScore of(long truePositives, long predicted, long support) {
        return new ClassScore(
                share(truePositives, predicted),
                share(truePositives, support),
                share(2 * truePositives, predicted + support),
                support);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}

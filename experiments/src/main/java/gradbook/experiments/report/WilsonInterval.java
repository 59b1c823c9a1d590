package gradbook.experiments.report;

import java.util.Locale;

/**
 * Between which shares the true one lies, with 95 % confidence, if {@code hits} of {@code trials} were seen: Wilson's score interval
 * (Wilson 1927, Journal of the American Statistical Association 22:209-212), which stays within 0 and 1 and is sound near both.
 */
record WilsonInterval(double low, double high) {
    /** The standard normal distribution's quantile at 0.975. */
    private static final double Z = 1.959963984540054;

    /**
     * @param hits {@code 0..trials}
     * @param trials of nothing, everything is possible
     */
    static WilsonInterval of(int hits, int trials) {
        if (hits < 0 || hits > trials) {
            throw new IllegalArgumentException("expected 0 <= hits <= trials, found " + hits + " and " + trials);
        }
        if (trials == 0) {
            return new WilsonInterval(0, 1);
        }
        double n = trials;
        double share = hits / n;
        double centre = share + Z * Z / (2 * n);
        double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        double divisor = 1 + Z * Z / n;
        // Rounding must not push an end beyond what was seen.
        return new WilsonInterval(
                Math.min(share, Math.max(0, (centre - half) / divisor)),
                Math.max(share, Math.min(1, (centre + half) / divisor)));
    }

    /** {@code 99.43 to 99.69 %}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f to %.2f %%", 100 * low, 100 * high);
    }
}

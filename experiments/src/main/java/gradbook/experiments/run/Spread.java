package gradbook.experiments.run;

import java.util.List;

/**
 * Figures of runs that differ in their seed.
 *
 * @param mean of all
 * @param deviation the sample's standard deviation, with n - 1 below; 0 of a single one
 */
public record Spread(int count, double mean, double deviation) {
    /** Of at least one figure. */
    public static Spread of(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return new Spread(values.size(), mean, values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1)));
    }

    /**
     * Half the width of the interval that holds the true mean with 95 % probability, were the figures normally distributed:
     * Student's t of n - 1 degrees of freedom, times the standard error. Infinite of a single figure, which tells nothing of the noise.
     */
    public double halfWidth() {
        return count < 2 ? Double.POSITIVE_INFINITY : Student.quantile(count - 1) * deviation / Math.sqrt(count);
    }

    /** Whether a mean of differences is larger than the noise: 0 is outside of {@code mean ± halfWidth}. */
    public boolean isAboveNoise() {
        return Math.abs(mean) > halfWidth();
    }
}

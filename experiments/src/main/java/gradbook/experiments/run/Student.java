package gradbook.experiments.run;

/** Student's t distribution. */
final class Student {
    /** The 0.975 quantiles for 1 to 30 degrees of freedom (Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.10). */
    private static final double[] QUANTILES = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    private Student() {}

    /** What is exceeded with probability 0.025; infinite without a degree of freedom, beyond 30 that of 30, a little too large. */
    static double quantile(int degrees) {
        return degrees < 1 ? Double.POSITIVE_INFINITY : QUANTILES[Math.min(degrees, QUANTILES.length) - 1];
    }
}

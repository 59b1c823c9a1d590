package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    /** Sums and roots of a few doubles. */
    private static final double ROUNDING = 1e-12;

    /** The table has three digits behind the point; for one degree of freedom the density there is 0.002. */
    private static final double TABLE_ROUNDING = 5e-4;

    /** The NIST/SEMATECH e-handbook of statistical methods, §1.3.6.7.2, column 0.975. */
    @ParameterizedTest
    @CsvSource({"1, 12.706", "2, 4.303", "4, 2.776", "9, 2.262", "30, 2.042", "31, 2.042", "9999, 2.042", "0, Infinity"
    })
    void quantilesAreThePublishedOnes(int degrees, double quantile) {
        assertEquals(quantile, Student.quantile(degrees));
    }

    /** Every entry against the integral of the density, which no misprint survives. */
    @Test
    void everyQuantileIsExceededWithProbability0025() {
        for (int degrees = 1; degrees <= 30; degrees++) {
            double below = Student.quantile(degrees) - TABLE_ROUNDING;
            double above = Student.quantile(degrees) + TABLE_ROUNDING;
            double expected = 0.5 - 0.025;
            String message = degrees + " degrees: " + integral(degrees, below) + " to " + integral(degrees, above);
            assertFalse(integral(degrees, below) > expected || integral(degrees, above) < expected, message);
        }
    }

    /** Half widths by hand: {@code t deviation / √n}. */
    @ParameterizedTest
    @CsvSource({
        "1 2 3, 2, 1, 2.4843382, false",
        "2 4 4 4 5 5 7 9, 5, 2.138089935, 1.787771957, true",
        "0.01 0.02, 0.015, 0.00707106781, 0.06353, false",
        "-1 -1.1 -0.9 -1, -1, 0.0816496581, 0.1299038, true",
        "-1 1, 0, 1.41421356237, 12.706, false",
        "0.5 0.5, 0.5, 0, 0, true",
        "0 0, 0, 0, 0, false",
    })
    void meanDeviationAndHalfWidth(String values, double mean, double deviation, double halfWidth, boolean aboveNoise) {
        Spread spread = spread(values);
        assertEquals(mean, spread.mean(), ROUNDING);
        assertEquals(deviation, spread.deviation(), 1e-9);
        assertEquals(halfWidth, spread.halfWidth(), 1e-6);
        assertEquals(aboveNoise, spread.isAboveNoise());
    }

    /** One figure says nothing of the noise: its interval is the whole line. */
    @Test
    void oneValueIsNeverAboveNoise() {
        Spread one = Spread.of(List.of(7.0));
        assertEquals(new Spread(1, 7, 0), one);
        assertEquals(Double.POSITIVE_INFINITY, one.halfWidth());
        assertFalse(one.isAboveNoise());
    }

    private static Spread spread(String values) {
        return Spread.of(Arrays.stream(values.split(" ")).map(Double::valueOf).toList());
    }

    /** {@code ∫₀ˣ} of Student's density by Simpson's rule: 10,000 steps leave an error far below the table's. */
    private static double integral(int degrees, double x) {
        int steps = 10_000;
        double h = x / steps;
        return h
                / 3
                * IntStream.rangeClosed(0, steps)
                        .mapToDouble(i -> (i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4) * density(degrees, i * h))
                        .sum();
    }

    /** {@code c (1 + t²/n)^(-(n+1)/2)}; {@code c √n} by the recurrence {@code c(n) √n = (n-1) / (c(n-1) √(n-1)) / (2π)}. */
    private static double density(int n, double t) {
        double c = 1 / Math.PI;
        for (int k = 2; k <= n; k++) {
            c = (k - 1) / (2 * Math.PI * c);
        }
        return c / Math.sqrt(n) * Math.pow(1 + t * t / n, -(n + 1) / 2.0);
    }
}

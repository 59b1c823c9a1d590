package gradbook.engine.kernel.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.random.RandomKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFunctionTest {
    private static final MathContext DIGITS = new MathContext(60);

    /** 2/√π. */
    private static final BigDecimal SCALE = BigDecimal.valueOf(2)
            .divide(
                    new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459").sqrt(DIGITS),
                    DIGITS);

    /** fdlibm states an error below one unit in the last place; its polynomials are evaluated in the same order here. */
    private static final double ULPS = 1;

    @ParameterizedTest
    @CsvSource({"0, 0.84375", "0.84375, 1.25", "1.25, 2.857142", "2.857142, 6", "5.5, 6.5"})
    void theErrorIsBelowOneUnitInTheLastPlace(double low, double high) {
        double[] inputs = RandomKey.of(3)
                .fold(Double.toString(low))
                .uniform(Shape.of(300), DType.FLOAT64, low, high)
                .doubles();
        double worst = DoubleStream.concat(DoubleStream.of(low, Math.nextDown(high)), DoubleStream.of(inputs))
                .map(ErrorFunctionTest::ulps)
                .max()
                .orElseThrow();
        assertTrue(worst <= ULPS, "worst error in ulps: " + worst);
    }

    private static double ulps(double x) {
        double found = MathFunctions.erf(x);
        return series(x)
                .subtract(new BigDecimal(found))
                .abs()
                .divide(new BigDecimal(Math.ulp(found)), DIGITS)
                .doubleValue();
    }

    /** {@code 2/√π Σ (-1)ⁿ x^(2n+1) / (n! (2n+1))}; 60 digits are enough for the cancellation up to x = 6.5, which costs 18. */
    private static BigDecimal series(double x) {
        BigDecimal square = new BigDecimal(x).multiply(new BigDecimal(x));
        BigDecimal power = new BigDecimal(x);
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 0; n < 260; n++) {
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS));
            power = power.multiply(square).negate().divide(BigDecimal.valueOf(n + 1L), DIGITS);
        }
        return sum.multiply(SCALE);
    }

    @Test
    void itIsOddAndReachesItsLimits() {
        for (double x : new double[] {0, Double.MIN_VALUE, 1e-300, 0.5, 1, 2, 4, 7, Double.POSITIVE_INFINITY}) {
            assertEquals(-MathFunctions.erf(x), MathFunctions.erf(-x), "at " + x);
        }
        assertEquals(-0.0, MathFunctions.erf(-0.0));
        assertEquals(1, MathFunctions.erf(Double.POSITIVE_INFINITY));
        assertEquals(1, MathFunctions.erf(6));
        assertEquals(Double.NaN, MathFunctions.erf(Double.NaN));
    }
}

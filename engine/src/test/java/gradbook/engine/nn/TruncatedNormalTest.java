package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncatedNormalTest {
    private static final int MANY = 20_000;

    /**
     * Kolmogorov and Smirnov: the largest distance of the empirical distribution function from the true one is above
     * {@code d / √n} with probability {@code 2 e^(-2 d²)}, here one in a billion; the keys are fixed.
     */
    private static final double DISTANCE = 3.28;

    @ParameterizedTest
    @CsvSource({
        "0, 1, -2, 2", // normal proposals
        "0, 0.02, -2, 2", // hardly cut
        "3, 2, 2.5, Infinity",
        "0, 1, -Infinity, Infinity",
        "0, 1, -0.5, 1", // flat
        "1, 2, 0, 5",
        "0, 1, 0.5, 0.9", // flat in the tail
        "0, 1, 1.5, Infinity", // exponential
        "0, 1, 4, 6",
        "0, 3, -40, -18", // mirrored
        "10, 0.5, 0, 8.5"
    })
    void drawsFollowTheNormalDensityBetweenTheBounds(double mean, double deviation, double low, double high) {
        Initializer initializer = Initializer.truncatedNormal(mean, deviation, low, high);
        double[] x =
                initializer.draw(Shape.of(MANY), DType.FLOAT64, RandomKey.of(5)).doubles();
        Arrays.sort(x);
        assertTrue(x[0] >= low && x[MANY - 1] <= high);
        // Nothing of weight lies below the smallest draw less 12 deviations, or above the largest and 12.
        double from = Math.max(low, x[0] - 12 * deviation);
        double to = Math.min(high, x[MANY - 1] + 12 * deviation);
        double[] area = new double[MANY + 2];
        double before = from;
        for (int i = 0; i <= MANY; i++) {
            double next = i < MANY ? x[i] : to;
            area[i + 1] = area[i] + integral(mean, deviation, before, next);
            before = next;
        }
        for (int i = 0; i < MANY; i++) {
            assertEquals(area[i + 1] / area[MANY + 1], (i + 0.5) / MANY, DISTANCE / Math.sqrt(MANY));
        }
    }

    /** Simpson's rule on steps of at most a hundredth of a deviation; the density is left without its constant. */
    private static double integral(double mean, double deviation, double from, double to) {
        int steps = 1 + (int) ((to - from) / deviation * 100);
        double h = (to - from) / steps;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double x = from + i * h;
            sum += h
                    * (density(mean, deviation, x)
                            + 4 * density(mean, deviation, x + h / 2)
                            + density(mean, deviation, x + h))
                    / 6;
        }
        return sum;
    }

    private static double density(double mean, double deviation, double x) {
        double z = (x - mean) / deviation;
        return StrictMath.exp(-z * z / 2);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1e-12, 1, 2, 1",
        "0, 1e-300, 1e200, 2e200, 1e200",
        "0, 1, -1e10, -1e9, -1e9",
        "1, 1e-20, 0, 0.1, 0.1"
    })
    void farFromTheMeanAllLiesAtTheNearerBound(
            double mean, double deviation, double low, double high, double expected) {
        NdArray x = Initializer.truncatedNormal(mean, deviation, low, high)
                .draw(Shape.of(3), DType.FLOAT64, RandomKey.of(5));
        assertEquals(NdArray.full(Shape.of(3), DType.FLOAT64, expected), x);
    }

    @Test
    void anElementDependsOnItsKeyAndPlaceAlone() {
        Initializer initializer = Initializer.truncatedNormal(0, 1, -1, 2);
        RandomKey key = RandomKey.of(4);
        NdArray matrix = initializer.draw(Shape.of(20, 5), DType.FLOAT64, key);
        NdArray fewer = initializer.draw(Shape.of(7), DType.FLOAT64, key);
        assertArrayEquals(fewer.doubles(), Arrays.copyOf(matrix.doubles(), 7));
        assertEquals(matrix.to(DType.FLOAT32), initializer.draw(Shape.of(20, 5), DType.FLOAT32, key), "rounded once");
        assertNotEquals(matrix, initializer.draw(Shape.of(20, 5), DType.FLOAT64, key.fold(1)));
    }
}

package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {
    private static final Shape MATRIX = Shape.of(200, 100); // out, in
    private static final Shape KERNEL = Shape.of(60, 20, 3, 5); // fan in 20 · 15, fan out 60 · 15

    /** Six standard errors; that of a variance is √(2/n) of it for a normal, √(0.8/n) for a uniform. */
    private static final double SIGMAS = 6;

    static Stream<Arguments> variances() {
        return Stream.of(
                Arguments.of("He normal", Initializer.HE_NORMAL, MATRIX, 2.0 / 100, Double.POSITIVE_INFINITY),
                Arguments.of("He normal", Initializer.HE_NORMAL, KERNEL, 2.0 / 300, Double.POSITIVE_INFINITY),
                Arguments.of("He uniform", Initializer.HE_UNIFORM, MATRIX, 2.0 / 100, Math.sqrt(6.0 / 100)),
                Arguments.of("He uniform", Initializer.HE_UNIFORM, KERNEL, 2.0 / 300, Math.sqrt(6.0 / 300)),
                Arguments.of("Glorot normal", Initializer.GLOROT_NORMAL, MATRIX, 2.0 / 300, Double.POSITIVE_INFINITY),
                Arguments.of("Glorot normal", Initializer.GLOROT_NORMAL, KERNEL, 2.0 / 1200, Double.POSITIVE_INFINITY),
                Arguments.of("Glorot uniform", Initializer.GLOROT_UNIFORM, MATRIX, 2.0 / 300, Math.sqrt(6.0 / 300)),
                Arguments.of("Glorot uniform", Initializer.GLOROT_UNIFORM, KERNEL, 2.0 / 1200, Math.sqrt(6.0 / 1200)),
                Arguments.of("uniform", Initializer.uniform(-3, 3), MATRIX, 3.0, 3.0),
                Arguments.of("normal", Initializer.normal(0, 0.5), MATRIX, 0.25, Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("variances")
    void drawsHaveTheVarianceOfTheirDefinition(
            String name, Initializer initializer, Shape shape, double variance, double bound) {
        NdArray w = initializer.draw(shape, DType.FLOAT32, RandomKey.of(8).fold(name));
        double[] x = w.to(DType.FLOAT64).doubles();
        double kurtosis = bound < Double.POSITIVE_INFINITY ? 0.8 : 2;
        double mean = Arrays.stream(x).average().orElseThrow();
        double found = Arrays.stream(x).map(v -> v * v).average().orElseThrow();
        assertEquals(0, mean, SIGMAS * Math.sqrt(variance / x.length));
        assertEquals(variance, found, SIGMAS * variance * Math.sqrt(kurtosis / x.length));
        assertTrue(Arrays.stream(x).allMatch(v -> Math.abs(v) <= Math.nextUp((float) bound)));
    }

    @Test
    void aBiasStartsAtZeroAndAWeightDependsOnItsKey() {
        RandomKey key = RandomKey.of(8);
        Linear linear = Linear.create(3, 2, Initializer.HE_NORMAL, key, DType.FLOAT64);
        assertEquals(
                NdArray.zeros(Shape.of(2), DType.FLOAT64),
                linear.bias().orElseThrow().value());
        assertEquals(
                Initializer.HE_NORMAL.draw(Shape.of(2, 3), DType.FLOAT64, key.fold("weight")),
                linear.weight().value());
        assertEquals(
                NdArray.zeros(Shape.of(4), DType.FLOAT32), Initializer.ZEROS.draw(Shape.of(4), DType.FLOAT32, key));
    }
}

package gradbook.engine.nn;

import static gradbook.engine.nn.Initializer.glorotNormal;
import static gradbook.engine.nn.Initializer.glorotUniform;
import static gradbook.engine.nn.Initializer.heNormal;
import static gradbook.engine.nn.Initializer.heUniform;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {
    private static final Shape MATRIX = Shape.of(200, 100); // out, in
    private static final Shape KERNEL = Shape.of(60, 20, 3, 5); // fan in 20 · 15, fan out 60 · 15

    private static final double NONE = Double.POSITIVE_INFINITY;

    /** Six standard errors; that of a variance is √(2/n) of it for a normal, √(0.8/n) for a uniform. */
    private static final double SIGMAS = 6;

    static Stream<Arguments> variances() {
        return Stream.of(
                Arguments.of("He normal", Initializer.HE_NORMAL, MATRIX, 2.0 / 100, NONE),
                Arguments.of("He normal", Initializer.HE_NORMAL, KERNEL, 2.0 / 300, NONE),
                Arguments.of("He uniform", Initializer.HE_UNIFORM, MATRIX, 2.0 / 100, Math.sqrt(6.0 / 100)),
                Arguments.of("He uniform", Initializer.HE_UNIFORM, KERNEL, 2.0 / 300, Math.sqrt(6.0 / 300)),
                Arguments.of("Glorot normal", Initializer.GLOROT_NORMAL, MATRIX, 2.0 / 300, NONE),
                Arguments.of("Glorot normal", Initializer.GLOROT_NORMAL, KERNEL, 2.0 / 1200, NONE),
                Arguments.of("Glorot uniform", Initializer.GLOROT_UNIFORM, MATRIX, 2.0 / 300, Math.sqrt(6.0 / 300)),
                Arguments.of("Glorot uniform", Initializer.GLOROT_UNIFORM, KERNEL, 2.0 / 1200, Math.sqrt(6.0 / 1200)),
                Arguments.of("He normal out", heNormal(Fan.OUT, Gain.TANH), KERNEL, 1.0 / 324, NONE),
                Arguments.of(
                        "He uniform out", heUniform(Fan.OUT, Gain.SELU), MATRIX, 9.0 / 3200, Math.sqrt(27.0 / 3200)),
                Arguments.of("He normal, leaky", heNormal(Fan.IN, Gain.leakyRelu(0.5)), MATRIX, 1.6 / 100, NONE),
                Arguments.of("He normal, average", heNormal(Fan.AVERAGE, Gain.LINEAR), KERNEL, 1.0 / 600, NONE),
                Arguments.of("Glorot normal, gain", glorotNormal(Gain.of(3)), MATRIX, 18.0 / 300, NONE),
                Arguments.of("Glorot uniform, gain", glorotUniform(Gain.of(3)), KERNEL, 0.015, Math.sqrt(0.045)),
                Arguments.of("uniform", Initializer.uniform(-3, 3), MATRIX, 3.0, 3.0),
                Arguments.of("normal", Initializer.normal(0, 0.5), MATRIX, 0.25, NONE));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("variances")
    void drawsHaveTheVarianceOfTheirDefinition(
            String name, Initializer initializer, Shape shape, double variance, double bound) {
        NdArray w = initializer.draw(shape, DType.FLOAT32, RandomKey.of(8).fold(name));
        double[] x = w.to(DType.FLOAT64).doubles();
        double kurtosis = bound < NONE ? 0.8 : 2;
        double mean = Arrays.stream(x).average().orElseThrow();
        double found = Arrays.stream(x).map(v -> v * v).average().orElseThrow();
        assertEquals(0, mean, SIGMAS * Math.sqrt(variance / x.length));
        assertEquals(variance, found, SIGMAS * variance * Math.sqrt(kurtosis / x.length));
        assertTrue(Arrays.stream(x).allMatch(v -> Math.abs(v) <= Math.nextUp((float) bound)));
    }

    static Stream<Arguments> formulas() {
        return Stream.of(
                Arguments.of("He", Initializer.HE_NORMAL, Initializer.HE_UNIFORM, 2.0 / 300, 6.0 / 300),
                Arguments.of("Glorot", Initializer.GLOROT_NORMAL, Initializer.GLOROT_UNIFORM, 2.0 / 1200, 6.0 / 1200));
    }

    /** Published runs were drawn from these: their bits stay. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void theConstantsAreTheirFormulasBitForBit(
            String name, Initializer normal, Initializer uniform, double variance, double boundSquared) {
        RandomKey key = RandomKey.of(3);
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            double bound = Math.sqrt(boundSquared);
            assertEquals(key.normal(KERNEL, dtype, 0, Math.sqrt(variance)), normal.draw(KERNEL, dtype, key));
            assertEquals(key.uniform(KERNEL, dtype, -bound, bound), uniform.draw(KERNEL, dtype, key));
        }
    }

    static Stream<Arguments> fans() {
        return Stream.of(
                Arguments.of(Shape.of(128, 784), 784, 128),
                Arguments.of(Shape.of(32, 3, 5, 7), 3 * 35, 32 * 35),
                Arguments.of(Shape.of(8, 4, 3), 12, 24),
                Arguments.of(Shape.of(0, 4), 4, 0),
                Arguments.of(Shape.of(1 << 20, 0, 1 << 20), 0, 0x1p40));
    }

    @ParameterizedTest
    @MethodSource("fans")
    void fansCountTheConnectionsOfAUnit(Shape weight, double in, double out) {
        assertEquals(in, Fan.IN.of("He", weight));
        assertEquals(out, Fan.OUT.of("He", weight));
        assertEquals((in + out) / 2, Fan.AVERAGE.of("He", weight));
        assertEquals(
                weight,
                Initializer.HE_NORMAL
                        .draw(weight, DType.FLOAT32, RandomKey.of(0))
                        .shape());
    }

    static Stream<Arguments> gains() {
        return Stream.of(
                Arguments.of(Gain.LINEAR, 1),
                Arguments.of(Gain.SIGMOID, 1),
                Arguments.of(Gain.TANH, 5.0 / 3),
                Arguments.of(Gain.RELU, Math.sqrt(2)),
                Arguments.of(Gain.SELU, 0.75),
                Arguments.of(Gain.leakyRelu(0.01), Math.sqrt(2 / 1.0001)),
                Arguments.of(Gain.leakyRelu(-1), 1),
                Arguments.of(Gain.of(0), 0),
                Arguments.of(Gain.of(1.7), 1.7));
    }

    @ParameterizedTest
    @MethodSource("gains")
    void gainsAreThoseOfPyTorch(Gain gain, double value) {
        assertEquals(value, gain.value(), Math.ulp(value), "the root of a rounded square");
    }

    @Test
    void constantsDoNotDependOnTheKey() {
        RandomKey key = RandomKey.of(8);
        Shape shape = Shape.of(2);
        assertEquals(NdArray.of(shape, 0f, 0f), Initializer.ZEROS.draw(shape, DType.FLOAT32, key));
        assertEquals(NdArray.of(shape, 1f, 1f), Initializer.ONES.draw(shape, DType.FLOAT32, key));
        assertEquals(NdArray.of(shape, 0.1, 0.1), Initializer.constant(0.1).draw(shape, DType.FLOAT64, key));
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
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                error(
                        () -> draw(Initializer.GLOROT_NORMAL, DType.FLOAT32, 5),
                        "Glorot initializer: expected a weight [out, in, ...], found shape [5]"),
                error(
                        () -> draw(Initializer.orthogonal(Gain.LINEAR), DType.FLOAT32, 5),
                        "orthogonal initializer: expected a weight [out, in, ...], found shape [5]"),
                error(
                        () -> draw(Initializer.orthogonal(Gain.LINEAR), DType.INT32, 2, 2),
                        "orthogonal initializer: expected a floating type, found INT32"),
                error(
                        () -> draw(Initializer.truncatedNormal(0, 1, -2, 2), DType.INT32, 2),
                        "truncated normal initializer: expected a floating type, found INT32"),
                error(
                        () -> Initializer.truncatedNormal(0, 0, -2, 2),
                        "truncated normal initializer: expected a finite mean and a finite deviation > 0,"
                                + " found 0.0 and 0.0"),
                error(
                        () -> Initializer.truncatedNormal(Double.NaN, 1, -2, 2),
                        "truncated normal initializer: expected a finite mean and a finite deviation > 0,"
                                + " found NaN and 1.0"),
                error(
                        () -> Initializer.truncatedNormal(0, 1, 2, 2),
                        "truncated normal initializer: expected low < high, found 2.0 and 2.0"),
                error(
                        () -> Initializer.uniform(1, 0),
                        "uniform initializer: expected finite low <= high, found 1.0 and 0.0"),
                error(
                        () -> Initializer.uniform(0, NONE),
                        "uniform initializer: expected finite low <= high, found 0.0 and Infinity"),
                error(
                        () -> Initializer.normal(0, -1),
                        "normal initializer: expected a finite mean and a finite deviation >= 0, found 0.0 and -1.0"),
                error(() -> Gain.of(-1), "gain: expected a value >= 0, found -1.0"),
                error(() -> new Gain(Double.NaN), "gain: expected a finite square >= 0, found NaN"),
                error(() -> Gain.leakyRelu(NONE), "gain: expected a finite slope, found Infinity"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    private static NdArray draw(Initializer initializer, DType dtype, int... sizes) {
        return initializer.draw(Shape.of(sizes), dtype, RandomKey.of(1));
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}

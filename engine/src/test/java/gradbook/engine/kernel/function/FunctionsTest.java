package gradbook.engine.kernel.function;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A second or two of what {@link EveryFloat} does in an hour. */
class FunctionsTest {
    private static final int[] LENGTHS = {0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 127, 129, 1000, 1023, 4099
    };

    /** Odd, so that all low bits occur; a million inputs. */
    private static final int STRIDE = 4_099;

    static Stream<Function> all() {
        return Function.ALL.stream();
    }

    static Stream<Function> withArrays() {
        return all().filter(function -> function.array() != null);
    }

    private static float[] patterns() {
        float[] x = new float[(int) ((1L << 32) / STRIDE)];
        for (int i = 0; i < x.length; i++) {
            x[i] = Float.intBitsToFloat(i * STRIDE);
        }
        return x;
    }

    /** NaN are equal here, whatever their bits. */
    private static int[] bits(float[] x, int from, int to) {
        int[] bits = new int[to - from];
        Arrays.setAll(bits, i -> Float.floatToIntBits(x[from + i]));
        return bits;
    }

    private static float[] oneByOne(Function function, float[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = function.f32().apply(x[i]);
        }
        return y;
    }

    @ParameterizedTest
    @MethodSource("withArrays")
    void arraysHaveTheBitsOfOneByOne(Function function) {
        float[] x = patterns();
        float[] y = new float[x.length];
        function.array().apply(x, y, 0, x.length);
        assertArrayEquals(bits(oneByOne(function, x), 0, x.length), bits(y, 0, x.length));
    }

    @ParameterizedTest
    @MethodSource("withArrays")
    void anyLengthAnywhereAndInPlace(Function function) {
        SplittableRandom random = new SplittableRandom(1);
        for (int length : LENGTHS) {
            float[] x = new float[length + 5];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (8 * random.nextDouble() - 4);
            }
            float[] expected = oneByOne(function, x);
            float[] y = new float[x.length];
            Arrays.fill(y, 7);
            function.array().apply(x, y, 3, 3 + length);
            assertArrayEquals(bits(expected, 3, 3 + length), bits(y, 3, 3 + length));
            assertArrayEquals(
                    new float[] {7, 7, 7, 7, 7}, new float[] {y[0], y[1], y[2], y[3 + length], y[4 + length]});
            function.array().apply(x, x, 3, 3 + length);
            assertArrayEquals(bits(expected, 3, 3 + length), bits(x, 3, 3 + length), "in place");
        }
    }

    /** {@link Function#near} is about 1e-9 units of float32 from the exact value. */
    @ParameterizedTest
    @MethodSource("all")
    void float32IsWithinOneUnitInTheLastPlace(Function function) {
        for (float x : patterns()) {
            double ulps = Function.ulps(function.f32().apply(x), function.near().applyAsDouble(x));
            assertTrue(ulps <= 1, () -> function.name() + "(" + x + ") is off by " + ulps);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void float64IsWithinTwoUnitsInTheLastPlace(Function function) {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20_000; i++) {
            double x = Inputs64.draw(i, random);
            double ulps = function.ulps(x);
            assertTrue(ulps <= 2, () -> function.name() + "(" + x + ") is off by " + ulps);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exp, 0, 1",
        "exp, -0.0, 1",
        "exp, Infinity, Infinity",
        "exp, -Infinity, 0",
        "exp, NaN, NaN",
        "exp, 1e-45, 1",
        "exp, 710, Infinity",
        "exp, -746, 0",
        "expm1, 0, 0",
        "expm1, -0.0, -0.0",
        "expm1, Infinity, Infinity",
        "expm1, -Infinity, -1",
        "expm1, NaN, NaN",
        "expm1, -1e30, -1",
        "expm1, 710, Infinity",
        "log, 0, -Infinity",
        "log, -0.0, -Infinity",
        "log, 1, 0",
        "log, -1, NaN",
        "log, -1e-45, NaN",
        "log, Infinity, Infinity",
        "log, -Infinity, NaN",
        "log, NaN, NaN",
        "log1p, 0, 0",
        "log1p, -0.0, -0.0",
        "log1p, -1, -Infinity",
        "log1p, -1.5, NaN",
        "log1p, Infinity, Infinity",
        "log1p, -Infinity, NaN",
        "log1p, NaN, NaN",
        "tanh, 0, 0",
        "tanh, -0.0, -0.0",
        "tanh, Infinity, 1",
        "tanh, -Infinity, -1",
        "tanh, NaN, NaN",
        "tanh, -50, -1",
        "sigmoid, 0, 0.5",
        "sigmoid, -0.0, 0.5",
        "sigmoid, Infinity, 1",
        "sigmoid, -Infinity, 0",
        "sigmoid, NaN, NaN",
        "sigmoid, 50, 1",
        "sigmoid, -1e30, 0",
        "erf, 0, 0",
        "erf, -0.0, -0.0",
        "erf, Infinity, 1",
        "erf, -Infinity, -1",
        "erf, NaN, NaN",
        "erf, -7, -1",
        "sin, 0, 0",
        "sin, -0.0, -0.0",
        "sin, Infinity, NaN",
        "sin, -Infinity, NaN",
        "sin, NaN, NaN",
        "cos, 0, 1",
        "cos, -0.0, 1",
        "cos, Infinity, NaN",
        "cos, -Infinity, NaN",
        "cos, NaN, NaN"
    })
    void specialValues(String name, double x, double y) {
        Function function =
                all().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        assertEquals(y, function.f64().applyAsDouble(x));
        float small = x != 0 && (float) x == 0 ? (float) Math.copySign(Float.MIN_VALUE, x) : (float) x;
        assertEquals((float) y, function.f32().apply(small));
        if (function.array() != null) {
            float[] many = new float[40];
            Arrays.fill(many, small);
            function.array().apply(many, many, 0, many.length);
            for (float one : many) {
                assertEquals((float) y, one);
            }
        }
    }

    /** Odd functions give -0 and subnormal numbers back as they are. */
    @ParameterizedTest
    @CsvSource({"expm1", "log1p", "tanh", "sin"})
    void subnormalNumbersStay(String name) {
        Function function =
                all().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        for (float x : new float[] {Float.MIN_VALUE, -Float.MIN_VALUE, 0x1.8p-130f, -0x1.234p-127f}) {
            assertEquals(x, function.f32().apply(x));
            assertEquals(x * 0x1p-890, function.f64().applyAsDouble(x * 0x1p-890));
        }
    }
}

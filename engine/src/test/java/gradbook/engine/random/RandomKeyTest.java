package gradbook.engine.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pinned numbers were computed apart from this code, by thirty lines of Python after the same definitions. */
class RandomKeyTest {
    private static final int MANY = 100_000;

    /** Six standard errors: a true generator misses one such bound in a billion keys, and the keys here are fixed. */
    private static final double SIGMAS = 6;

    private final RandomKey key = RandomKey.of(42).fold("pinned");

    @Test
    void foldsArePinned() {
        assertEquals(
                0xaaa7cbaeced477e8L, RandomKey.of(42).fold("shuffle").fold(3).bits());
        assertEquals(0x73cac0330539c403L, key.bits());
    }

    @Test
    void wordsArePinned() {
        assertArrayEquals(
                new int[] {0x930b41d5, 0xd162127f, 0x9b2d2434, 0xef1ee976, 0xb4fb2e0d, 0xbc23e720},
                RandomKey.of(42).fold("shuffle").fold(3).words(6));
    }

    @Test
    void uniformsArePinned() {
        assertEquals(
                NdArray.of(Shape.of(5), 0x1.830b3p-4f, 0x1.2f186p-1f, 0x1.fd534p-1f, 0x1.b47f5p-2f, 0x1.303038p-2f),
                key.uniform(Shape.of(5), DType.FLOAT32, 0, 1));
        assertEquals(
                NdArray.of(
                        Shape.of(5),
                        0x1.2f1860de30616p-1,
                        0x1.b47f501bfaa68p-2,
                        0x1.ef340fa981810p-5,
                        0x1.a750201747ab4p-2,
                        0x1.553933a97bfb0p-2),
                key.uniform(Shape.of(5), DType.FLOAT64, 0, 1));
    }

    @Test
    void normalsArePinned() {
        NdArray expected = NdArray.of(
                Shape.of(5),
                -1.197849245703624,
                0.5983723021219903,
                -0.3021300778484974,
                0.18282535559811167,
                -0.4557340301786072);
        assertEquals(expected, key.normal(Shape.of(5), DType.FLOAT64, 0, 1));
        assertEquals(expected.to(DType.FLOAT32), key.normal(Shape.of(5), DType.FLOAT32, 0, 1));
    }

    @Test
    void permutationsArePinned() {
        assertArrayEquals(new int[] {3, 5, 0, 9, 6, 2, 8, 7, 1, 4}, key.permutation(10));
    }

    @Test
    void integersArePinned() {
        assertArrayEquals(new int[] {591, 426, 60, 413, 333, 334}, key.integers(6, 1_000));
        assertArrayEquals(new int[] {1, 1, 0, 1, 0, 1}, key.integers(6, 3));
    }

    @Test
    void categoriesAreAsLikelyAsTheirShare() {
        NdArray weights = NdArray.of(Shape.of(5), 0f, 3f, 0f, 1f, 0f);
        int[] counts = new int[5];
        for (int i = 0; i < MANY; i++) {
            counts[key.fold(i).categorical(weights)]++;
        }
        assertEquals(0.75 * MANY, counts[1], SIGMAS * Math.sqrt(0.75 * 0.25 * MANY));
        assertEquals(MANY, counts[1] + counts[3]);
        assertEquals(1, key.categorical(NdArray.of(Shape.of(2), 0x1.2f1860de30615p-1, 1 - 0x1.2f1860de30615p-1)));
        assertEquals(0, key.categorical(NdArray.of(Shape.of(2), 0x1.2f1860de30617p-1, 1 - 0x1.2f1860de30617p-1)));
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertEquals(
                "random: expected a bound of at least 1, found 0",
                assertThrows(IllegalArgumentException.class, () -> key.integers(2, 0))
                        .getMessage());
        assertEquals(
                "random: expected finite weights that are not negative, found NaN at place 1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> key.categorical(NdArray.of(Shape.of(2), 1.0, Double.NaN)))
                        .getMessage());
        assertEquals(
                "random: expected a weight above 0, found none of 2",
                assertThrows(IllegalArgumentException.class, () -> key.categorical(NdArray.of(Shape.of(2), 0.0, 0.0)))
                        .getMessage());
    }

    @Test
    void foldsDiffer() {
        RandomKey root = RandomKey.of(1);
        RandomKey[] keys = {
            root,
            RandomKey.of(2),
            root.fold(3),
            root.fold("3"),
            root.fold(-3),
            root.fold(3L << 32),
            root.fold(""),
            root.fold(0),
            root.fold("a").fold("b"),
            root.fold("b").fold("a"),
            root.fold("ab"),
            root.fold(1).fold(2),
            root.fold(2).fold(1)
        };
        assertEquals(keys.length, Arrays.stream(keys).distinct().count());
        assertEquals(root.fold("a"), RandomKey.of(1).fold("a"));
        assertNotEquals(root.fold("a").words(1)[0], root.fold("b").words(1)[0]);
    }

    @Test
    void aLongerDrawBeginsWithTheShorterOne() {
        assertArrayEquals(key.words(5), Arrays.copyOf(key.words(4_001), 5));
    }

    @ParameterizedTest
    @EnumSource(names = "INT32", mode = EnumSource.Mode.EXCLUDE)
    void uniformsFillTheirRange(DType dtype) {
        double[] x = key.uniform(Shape.of(MANY), dtype, -1, 3).to(DType.FLOAT64).doubles();
        double deviation = 4 / Math.sqrt(12);
        assertEquals(1, mean(x), SIGMAS * deviation / Math.sqrt(MANY));
        assertEquals(deviation * deviation, variance(x), SIGMAS * deviation * deviation * Math.sqrt(0.8 / MANY));
        assertTrue(Arrays.stream(x).allMatch(v -> v >= -1 && v <= 3));
        assertTrue(Arrays.stream(x).anyMatch(v -> v > 2.999), "close to the end");
    }

    @ParameterizedTest
    @EnumSource(names = "INT32", mode = EnumSource.Mode.EXCLUDE)
    void normalsHaveTheirMoments(DType dtype) {
        double[] x = key.normal(Shape.of(MANY), dtype, 2, 3).to(DType.FLOAT64).doubles();
        double[] z = Arrays.stream(x).map(v -> (v - 2) / 3).toArray();
        assertEquals(0, mean(z), SIGMAS / Math.sqrt(MANY));
        assertEquals(1, variance(z), SIGMAS * Math.sqrt(2.0 / MANY));
        assertEquals(0, mean(Arrays.stream(z).map(v -> v * v * v).toArray()), SIGMAS * Math.sqrt(15.0 / MANY));
        double fourth = mean(Arrays.stream(z).map(v -> v * v * v * v).toArray());
        assertEquals(3, fourth, SIGMAS * Math.sqrt(96.0 / MANY));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7, 1_000})
    void aPermutationHoldsEveryNumberOnce(int n) {
        int[] order = key.permutation(n);
        Arrays.sort(order);
        assertArrayEquals(IntStream.range(0, n).toArray(), order);
    }

    @Test
    void permutationsAreUniform() {
        int draws = 24_000;
        int[] counts = new int[256];
        for (int i = 0; i < draws; i++) {
            int[] p = key.fold(i).permutation(4);
            counts[p[0] * 64 + p[1] * 16 + p[2] * 4 + p[3]]++;
        }
        int[] seen = Arrays.stream(counts).filter(count -> count > 0).toArray();
        assertEquals(24, seen.length);
        for (int count : seen) {
            assertEquals(1_000, count, SIGMAS * Math.sqrt(1_000));
        }
    }

    @Test
    void integersAreNotDrawn() {
        assertEquals(
                "random: expected a floating type, found INT32",
                assertThrows(IllegalArgumentException.class, () -> key.uniform(Shape.of(2), DType.INT32, 0, 9))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> key.normal(Shape.of(2), DType.INT32, 0, 9));
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double variance(double[] x) {
        double mean = mean(x);
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }
}

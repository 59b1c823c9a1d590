package gradbook.engine.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known answers printed by CPython 3.11.7. Draw 312 is the first after the 624 words of the first state. */
class PythonRandomTest {

    record Known(long seed, double draw0, double draw1, double draw311, double draw312, double uniform699) {}

    static Stream<Known> known() {
        return Stream.of(
                of(
                        0,
                        0.8444218515250481,
                        0.7579544029403025,
                        0.39380795178170946,
                        0.5190037287013293,
                        -0.8860190400009931),
                of(
                        1,
                        0.13436424411240122,
                        0.8474337369372327,
                        0.3272414146871332,
                        0.3167351468856021,
                        -0.5138165318157397),
                of(
                        42,
                        0.6394267984578837,
                        0.025010755222666936,
                        0.21007653833975404,
                        0.24952973922292443,
                        0.08912475742115733),
                of(
                        1337,
                        0.6177528569514706,
                        0.5332655736050008,
                        0.484368020718412,
                        0.151270886744849,
                        -0.14780648749849412),
                of(
                        -42,
                        0.6394267984578837,
                        0.025010755222666936,
                        0.21007653833975404,
                        0.24952973922292443,
                        0.08912475742115733),
                of(
                        1234567890123L,
                        0.8225316907510454,
                        0.20196191685618736,
                        0.8131569398756572,
                        0.08643283685435077,
                        0.7414270513288721));
    }

    @ParameterizedTest
    @MethodSource("known")
    void drawsWhatPythonDraws(Known known) {
        PythonRandom random = PythonRandom.ofSeed(known.seed);
        assertEquals(known.draw0, random.random());
        assertEquals(known.draw1, random.random());
        discard(random, 309);
        assertEquals(known.draw311, random.random());
        assertEquals(known.draw312, random.random());
        discard(random, 386);
        assertEquals(known.uniform699, random.uniform(-1, 1));
    }

    /** {@code random.seed(-2**63); random.random()}. */
    @Test
    void takesTheAbsoluteValueOfTheLeastLong() {
        assertEquals(0.5534639983914199, PythonRandom.ofSeed(Long.MIN_VALUE).random());
    }

    private static Known of(long seed, double draw0, double draw1, double draw311, double draw312, double uniform699) {
        return new Known(seed, draw0, draw1, draw311, draw312, uniform699);
    }

    private static void discard(PythonRandom random, int draws) {
        for (int i = 0; i < draws; i++) {
            random.random();
        }
    }

    private static final int[] BITS = {1, 7, 31, 32, 33, 53, 63};

    private static final long[] STOPS = {1, 2, 10, 1000, 1L << 31, (1L << 40) + 1, 11, 11, 11};

    /** {@code getrandbits} of {@link #BITS}, {@code randrange} of {@link #STOPS}, two shuffles; five draws of {@code gauss} and one between. */
    record Python3(long seed, List<Long> bits, List<Long> below, List<Integer> ten, int dotIndex, List<Double> gauss) {}

    static Stream<Python3> python3() {
        return Stream.of(
                new Python3(
                        0,
                        List.of(
                                1L,
                                49L,
                                1627694678L,
                                3823568514L,
                                1806341205L,
                                8696133065399866L,
                                4481891911369680482L),
                        List.of(0L, 1L, 7L, 366L, 938204377L, 307110291574L, 4L, 2L, 1L),
                        List.of(3, 8, 1, 6, 5, 0, 7, 2, 4, 9),
                        252696937,
                        List.of(
                                0.31708460612478784,
                                0.08617756164995188,
                                -0.4854495425458786,
                                0.007130057665757694,
                                11.339825895513897)),
                new Python3(
                        42,
                        List.of(1L, 14L, 53710184L, 3184935163L, 1181241943L, 1256845828445918L, 945351111358374057L),
                        List.of(0L, 1L, 0L, 30L, 402418010L, 512040151179L, 8L, 9L, 0L),
                        List.of(7, 5, 0, 2, 4, 9, 1, 6, 3, 8),
                        248619535,
                        List.of(
                                1.1026120608754852,
                                -0.4152476431845003,
                                -0.40923001241477897,
                                0.03986078418361305,
                                10.0319244834624)),
                new Python3(
                        1337,
                        List.of(
                                1L,
                                118L,
                                1145179090L,
                                3048911309L,
                                5866274047L,
                                6592322048764146L,
                                7149954537945201503L),
                        List.of(0L, 1L, 5L, 943L, 1321275334L, 449670706037L, 10L, 5L, 1L),
                        List.of(0, 8, 7, 3, 2, 5, 4, 1, 9, 6),
                        254484705,
                        List.of(
                                2.600932404050341,
                                -0.5720150186260936,
                                0.49424904390764246,
                                0.15728349475930525,
                                9.625278717187271)));
    }

    @ParameterizedTest
    @MethodSource("python3")
    void python3(Python3 known) {
        PythonRandom random = PythonRandom.ofSeed(known.seed);
        List<Long> bits = IntStream.of(BITS).mapToObj(random::getrandbits).toList();
        List<Long> below = LongStream.of(STOPS).mapToObj(random::randrange).toList();
        List<Integer> ten = shuffled(10, random::shuffle);
        int dotIndex = dotIndex(shuffled(1000, random::shuffle));
        assertEquals(
                new Python3(known.seed, known.bits, known.below, known.ten, known.dotIndex, List.of()),
                new Python3(known.seed, bits, below, ten, dotIndex, List.of()));
        assertGauss(known.gauss, random);
    }

    /** {@code getrandbits} as in Python 3; then two shuffles and {@code gauss} as above. */
    record Python2(long seed, List<Integer> ten, int dotIndex, List<Double> gauss) {}

    /** Printed by CPython 2.7.18. */
    static Stream<Python2> python2() {
        return Stream.of(
                new Python2(
                        0,
                        List.of(5, 1, 0, 8, 9, 6, 3, 2, 7, 4),
                        248185906,
                        List.of(
                                -1.7843278356876724,
                                -0.04399290571998741,
                                -1.3244787670595446,
                                0.2657585316255522,
                                7.944040121697704)),
                new Python2(
                        42,
                        List.of(4, 3, 5, 9, 1, 7, 2, 0, 8, 6),
                        247879526,
                        List.of(
                                1.7423173956209523,
                                0.2352201537644131,
                                0.02095873212202463,
                                0.5645779759079633,
                                11.036795776010699)),
                new Python2(
                        1337,
                        List.of(9, 2, 5, 0, 4, 1, 7, 6, 3, 8),
                        250740007,
                        List.of(
                                -0.5309436392857043,
                                1.1482036017271866,
                                -0.061883917330252294,
                                0.6258237071626835,
                                6.377716852198013)));
    }

    @ParameterizedTest
    @MethodSource("python2")
    void python2(Python2 known) {
        PythonRandom random = PythonRandom.ofSeed(known.seed);
        for (int bits : BITS) {
            random.getrandbits(bits);
        }
        assertEquals(known.ten, shuffled(10, random::shuffleOfPython2));
        assertEquals(known.dotIndex, dotIndex(shuffled(1000, random::shuffleOfPython2)));
        assertGauss(known.gauss, random);
    }

    @Test
    void refusesWhatIsNotThere() {
        PythonRandom random = PythonRandom.ofSeed(0);
        assertThrows(IllegalArgumentException.class, () -> random.getrandbits(0));
        assertThrows(IllegalArgumentException.class, () -> random.getrandbits(64));
        assertThrows(IllegalArgumentException.class, () -> random.randrange(0));
    }

    /** Three standard normals, a uniform, and the normal that waited: to the last places, which are those of a C library. */
    private static void assertGauss(List<Double> known, PythonRandom random) {
        for (int i = 0; i < 3; i++) {
            assertEquals(known.get(i), random.gauss(0, 1), 1e-15);
        }
        assertEquals(known.get(3), random.random());
        assertEquals(known.get(4), random.gauss(10, 2), 1e-14);
    }

    private static List<Integer> shuffled(int n, Consumer<int[]> shuffle) {
        int[] x = IntStream.range(0, n).toArray();
        shuffle.accept(x);
        return IntStream.of(x).boxed().toList();
    }

    private static int dotIndex(List<Integer> x) {
        return IntStream.range(0, x.size()).map(i -> i * x.get(i)).sum();
    }
}

package gradbook.engine.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known answers printed by {@code numpy.random.RandomState} of NumPy 2.4.6. */
class NumpyRandomTest {
    /** Two units in the last place of a normal below 2: its logarithm may round otherwise than NumPy's. */
    static final double NORMAL_TOLERANCE = 4.5e-16;

    record Samples(long seed, double draw0, double draw1, double draw311, double draw312, double draw699) {}

    static Stream<Samples> samples() {
        return Stream.of(
                new Samples(
                        0,
                        0.5488135039273248,
                        0.7151893663724195,
                        0.14694664540037505,
                        0.07952208258675575,
                        0.8427768626848423),
                new Samples(
                        1,
                        0.417022004702574,
                        0.7203244934421581,
                        0.9096355249515571,
                        0.2571182937821962,
                        0.2867116496064306),
                new Samples(
                        42,
                        0.3745401188473625,
                        0.9507143064099162,
                        0.07845638134226596,
                        0.02535074341545751,
                        0.4811401018548175),
                new Samples(
                        1337,
                        0.2620246750155817,
                        0.1586839721544656,
                        0.5815620295906744,
                        0.18764871706994846,
                        0.3077238483229182),
                new Samples(
                        4294967295L,
                        0.0976320289940138,
                        0.9123828453026218,
                        0.2845819535787153,
                        0.89887815082878,
                        0.008352749376617896));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void randomSample(Samples known) {
        double[] drawn = draw(700, NumpyRandom.ofSeed(known.seed)::randomSample);
        assertEquals(known, new Samples(known.seed, drawn[0], drawn[1], drawn[311], drawn[312], drawn[699]));
    }

    /** {@code x = arange(1000); shuffle(x)}: three places, {@code (x * arange(1000)).sum()}, and the sample after it. */
    record Shuffled(long seed, int first, int middle, int last, int dotIndex, double after) {}

    static Stream<Shuffled> shuffles() {
        return Stream.of(
                new Shuffled(0, 993, 631, 684, 247872640, 0.9920738428128281),
                new Shuffled(1, 507, 789, 37, 249995299, 0.3456988211755023),
                new Shuffled(42, 521, 680, 102, 251374799, 0.9899602323899452),
                new Shuffled(1337, 977, 817, 151, 253262704, 0.8083957891773543));
    }

    @ParameterizedTest
    @MethodSource("shuffles")
    void shuffle(Shuffled known) {
        NumpyRandom random = NumpyRandom.ofSeed(known.seed);
        int[] x = IntStream.range(0, 1000).toArray();
        random.shuffle(x);
        int dotIndex = IntStream.range(0, 1000).map(i -> i * x[i]).sum();
        assertEquals(known, new Shuffled(known.seed, x[0], x[500], x[999], dotIndex, random.randomSample()));
    }

    @Test
    void shuffleOfTen() {
        int[] x = IntStream.range(0, 10).toArray();
        NumpyRandom.ofSeed(1337).shuffle(x);
        assertArrayEquals(new int[] {6, 3, 0, 4, 5, 2, 1, 9, 8, 7}, x);
    }

    /** Of 501 draws of {@code normal(1.5, 0.1)}; then a sample, which leaves the cached normal alone; then that one. */
    record Normals(long seed, double draw0, double draw1, double draw2, double draw500, double sample, double cached) {}

    static Stream<Normals> normals() {
        return Stream.of(
                new Normals(
                        0,
                        1.6764052345967664,
                        1.5400157208367222,
                        1.597873798410574,
                        1.538273243001227,
                        0.4237063534554728,
                        -0.03424228053195387),
                new Normals(
                        1,
                        1.6624345363663242,
                        1.4388243586349925,
                        1.4471828247736545,
                        1.3280605525380476,
                        0.3570616088827919,
                        0.057120996082092076),
                new Normals(
                        42,
                        1.5496714153011233,
                        1.4861735698828815,
                        1.5647688538100692,
                        1.5926177547531641,
                        0.35609672589784624,
                        1.9094166404701305),
                new Normals(
                        1337,
                        1.429681269013759,
                        1.4509717637212285,
                        1.4678185670349848,
                        1.5337779296292453,
                        0.19603733514835664,
                        0.3977815727051445));
    }

    @ParameterizedTest
    @MethodSource("normals")
    void normal(Normals known) {
        NumpyRandom random = NumpyRandom.ofSeed(known.seed);
        double[] drawn = draw(501, () -> random.normal(1.5, 0.1));
        assertEquals(known.draw0, drawn[0], NORMAL_TOLERANCE);
        assertEquals(known.draw1, drawn[1], NORMAL_TOLERANCE);
        assertEquals(known.draw2, drawn[2], NORMAL_TOLERANCE);
        assertEquals(known.draw500, drawn[500], NORMAL_TOLERANCE);
        assertEquals(known.sample, random.randomSample());
        assertEquals(known.cached, random.standardNormal(), NORMAL_TOLERANCE);
    }

    @Test
    void refusesASeedThatNumpyRefuses() {
        assertThrows(IllegalArgumentException.class, () -> NumpyRandom.ofSeed(-1));
        assertThrows(IllegalArgumentException.class, () -> NumpyRandom.ofSeed(1L << 32));
    }

    /** Of one stream: three of {@code uniform(-2, 3)}, integers of three ranges, one that needs no draw, a permutation, a sample. */
    record Integers(
            long seed,
            List<Double> uniforms,
            List<Long> digits,
            List<Long> wide,
            List<Long> words,
            List<Integer> permutation,
            double after) {}

    static Stream<Integers> integers() {
        return Stream.of(
                new Integers(
                        0,
                        List.of(0.7440675196366238, 1.5759468318620975, 1.0138168803582195),
                        List.of(3L, 7L, 9L, 3L, 5L, 2L),
                        List.of(374559L, 735826L, 736321L),
                        List.of(243580376L, 4138900056L),
                        List.of(7, 6, 3, 5, 0, 1, 2, 4),
                        0.07103605819788694),
                new Integers(
                        42,
                        List.of(-0.12729940576318755, 2.7535715320495804, 1.6599697090570253),
                        List.of(4L, 6L, 9L, 2L, 6L, 7L),
                        List.of(912751L, 175198L, 191330L),
                        List.of(3041148567L, 2795544706L),
                        List.of(0, 2, 6, 7, 3, 1, 4, 5),
                        0.18182496720710062),
                new Integers(
                        1337,
                        List.of(-0.6898766249220916, -1.2065801392276718, -0.6093674025282012),
                        List.of(7L, 2L, 2L, 4L, 8L, 9L),
                        List.of(283009L, 47537L, 937301L),
                        List.of(3147414551L, 1320499864L),
                        List.of(6, 0, 7, 4, 2, 5, 3, 1),
                        0.15994863542336868));
    }

    @ParameterizedTest
    @MethodSource("integers")
    void integers(Integers known) {
        NumpyRandom random = NumpyRandom.ofSeed(known.seed);
        List<Double> uniforms =
                Stream.generate(() -> random.uniform(-2, 3)).limit(3).toList();
        List<Long> digits =
                Stream.generate(() -> random.randint(0, 10)).limit(6).toList();
        List<Long> wide =
                Stream.generate(() -> random.randint(-5, 1_000_000)).limit(3).toList();
        List<Long> words =
                Stream.generate(() -> random.randint(0, 1L << 32)).limit(2).toList();
        assertEquals(7, random.randint(7, 8));
        List<Integer> permutation = IntStream.of(random.permutation(8)).boxed().toList();
        assertEquals(
                known, new Integers(known.seed, uniforms, digits, wide, words, permutation, random.randomSample()));
    }

    @Test
    void refusesARangeOfNoIntegersOrTooMany() {
        NumpyRandom random = NumpyRandom.ofSeed(0);
        assertThrows(IllegalArgumentException.class, () -> random.randint(3, 3));
        assertThrows(IllegalArgumentException.class, () -> random.randint(0, (1L << 32) + 1));
    }

    private static double[] draw(int count, DoubleSupplier source) {
        return DoubleStream.generate(source).limit(count).toArray();
    }
}

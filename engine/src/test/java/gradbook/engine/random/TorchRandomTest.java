package gradbook.engine.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Known answers printed by torch 2.13.0 on a CPU with AVX2. */
class TorchRandomTest {
    /** Of one stream: {@code rand(3)}, {@code rand(2)} in float64, {@code randint(0, 182625, (3,))}, {@code randperm(7)}. */
    record Uniforms(long seed, List<Float> rand, List<Double> rand64, List<Integer> randint, List<Integer> randperm) {}

    static Stream<Uniforms> uniforms() {
        return Stream.of(
                new Uniforms(
                        0,
                        List.of(0x1.fc2abp-2f, 0x1.89545ep-1f, 0x1.6a675p-4f),
                        List.of(0x1.ccc09a4eb3430p-5, 0x1.297dc5bebb618p-4),
                        List.of(115378, 90622, 172683),
                        List.of(2, 3, 1, 6, 5, 4, 0)),
                new Uniforms(
                        42,
                        List.of(0x1.c3b8ccp-1f, 0x1.d47b66p-1f, 0x1.880d7p-2f),
                        List.of(0x1.5950ebb63f46ap-1, 0x1.9d4479941aebcp-1),
                        List.of(127424, 43825, 13988),
                        List.of(0, 5, 2, 1, 4, 3, 6)),
                new Uniforms(
                        2147483647,
                        List.of(0x1.6a8fdep-1f, 0x1.6abda8p-2f, 0x1.afd9dp-4f),
                        List.of(0x1.9824c16172759p-1, 0x1.701e8f6e1daf0p-1),
                        List.of(130741, 108672, 74782),
                        List.of(3, 2, 0, 5, 1, 4, 6)),
                new Uniforms(
                        -1,
                        List.of(0x1.fcd346p-1f, 0x1.248244p-1f, 0x1.23d818p-1f),
                        List.of(0x1.9588f93fc6f68p-2, 0x1.cfe40c7ae50d6p-1),
                        List.of(52239, 165204, 144532),
                        List.of(3, 2, 4, 6, 1, 5, 0)));
    }

    @ParameterizedTest
    @MethodSource("uniforms")
    void uniformsIntegersAndPermutations(Uniforms known) {
        TorchRandom random = TorchRandom.ofSeed(known.seed);
        NdArray rand = random.rand(Shape.of(3), DType.FLOAT32);
        NdArray rand64 = random.rand(Shape.of(2), DType.FLOAT64);
        int[] randint = random.randint(0, 182_625, 3);
        int[] randperm = random.randperm(7);
        assertEquals(
                known,
                new Uniforms(
                        known.seed,
                        List.of(rand.floats()[0], rand.floats()[1], rand.floats()[2]),
                        DoubleStream.of(rand64.doubles()).boxed().toList(),
                        IntStream.of(randint).boxed().toList(),
                        IntStream.of(randperm).boxed().toList()));
    }

    /** Published in makemore, part 1: {@code rand(3)} divided by its sum. */
    @Test
    void theLecturesThreeProbabilities() {
        float[] p =
                TorchRandom.ofSeed(2147483647).rand(Shape.of(3), DType.FLOAT32).floats();
        double sum = p[0] + p[1] + p[2];
        assertArrayEquals(
                new double[] {0.6064, 0.3033, 0.0903},
                DoubleStream.of(p[0], p[1], p[2]).map(x -> x / sum).toArray(),
                5e-5);
    }

    /**
     * Of one stream: {@code randn(3)} in float64, places 0, 5, 8, 13 and 20 of {@code randn(21)}, {@code randn(2)} in float64 with the
     * one that waited, places 0, 20, 21 and 36 of {@code randn(37)} in float64.
     */
    record Normals(long seed, List<Double> three, List<Double> many, List<Double> two, List<Double> many64) {}

    static Stream<Normals> normals() {
        return Stream.of(
                new Normals(
                        0,
                        List.of(1.5409961082440433, -0.2934289057609464, -2.1787893820745574),
                        List.of(
                                -0.35612836480140686,
                                0.8743818402290344,
                                -0.6135830879211426,
                                -0.41280221939086914,
                                0.5228604674339294),
                        List.of(0.5684312772806678, 0.8511652747759074),
                        List.of(-1.966645357751379, 1.2700475012138883, -2.0351949609598816, 1.368197051043907)),
                new Normals(
                        42,
                        List.of(0.33669035438385886, 0.1288094051365897, 0.23446236336153173),
                        List.of(
                                1.7877893447875977,
                                0.09154565632343292,
                                -1.3846737146377563,
                                -0.06307438015937805,
                                -1.2741512060165405),
                        List.of(0.2303330279146119, -0.013054872659133987),
                        List.of(0.6426773765676239, -0.07802287108800156, 0.5800862698964123, 0.008248602277827607)),
                new Normals(
                        2147483647,
                        List.of(-0.9800073527194095, -1.6578479083048836, -0.057166228101822945),
                        List.of(
                                -0.03512968122959137,
                                0.03795513138175011,
                                0.05111394077539444,
                                -0.8815217018127441,
                                -1.3262643814086914),
                        List.of(-0.34085409685984724, 1.0040781225497846),
                        List.of(-0.5923043593813112, 1.6299909885888566, 0.9819277047414621, 0.6656381928272923)));
    }

    @ParameterizedTest
    @MethodSource("normals")
    void normals(Normals known) {
        TorchRandom random = TorchRandom.ofSeed(known.seed);
        assertNear(known.three, random.randn(Shape.of(3), DType.FLOAT64), 1e-15, 0, 1, 2);
        assertNear(known.many, random.randn(Shape.of(21), DType.FLOAT32), 2.5e-7, 0, 5, 8, 13, 20);
        assertNear(known.two, random.randn(Shape.of(2), DType.FLOAT64), 1e-15, 0, 1);
        assertNear(known.many64, random.randn(Shape.of(37), DType.FLOAT64), 1e-15, 0, 20, 21, 36);
    }

    /** Sums, extremes: the digest of a whole block of them. */
    @Test
    void aThousandNormals() {
        float[] z =
                TorchRandom.ofSeed(1).randn(Shape.of(10, 100), DType.FLOAT32).floats();
        DoubleStream.Builder all = DoubleStream.builder();
        for (float value : z) {
            all.add(value);
        }
        var statistics = all.build().summaryStatistics();
        assertEquals(8.726469044573605, statistics.getSum(), 1e-5);
        assertEquals(-3.9455130100250244, statistics.getMin(), 5e-7);
        assertEquals(3.3628077507019043, statistics.getMax(), 5e-7);
    }

    private static void assertNear(List<Double> known, NdArray found, double tolerance, int... places) {
        for (int i = 0; i < places.length; i++) {
            double expected = known.get(i);
            assertEquals(expected, found.at(places[i]), tolerance * Math.max(1, Math.abs(expected)));
        }
    }

    /** Of one stream, of the probabilities 0.1, 0.2, 0.3, 0.4: twelve draws each way, then Bernoulli draws in both types. */
    @ParameterizedTest
    @CsvSource({
        "0, 223312011313, 333113322302, 001010010100, 001000001011",
        "42, 312200131113, 323203231231, 000100010000, 000100010100",
    })
    void classes(long seed, String byExponentials, String bySums, String bernoulli, String bernoulli64) {
        TorchRandom random = TorchRandom.ofSeed(seed);
        NdArray p = NdArray.of(Shape.of(4), 0.1f, 0.2f, 0.3f, 0.4f);
        NdArray three =
                NdArray.of(Shape.of(12), 0.1f, 0.2f, 0.3f, 0.4f, 0.1f, 0.2f, 0.3f, 0.4f, 0.1f, 0.2f, 0.3f, 0.4f);
        assertEquals(byExponentials, digits(IntStream.range(0, 12).map(i -> random.multinomialByExponentials(p))));
        assertEquals(bySums, digits(IntStream.range(0, 12).map(i -> random.multinomialBySums(p))));
        NdArray drawn = random.bernoulli(three);
        assertEquals(bernoulli, digits(IntStream.range(0, 12).map(i -> (int) drawn.at(i))));
        NdArray drawn64 = random.bernoulli(three.to(DType.FLOAT64));
        assertEquals(bernoulli64, digits(IntStream.range(0, 12).map(i -> (int) drawn64.at(i))));
    }

    private static String digits(IntStream numbers) {
        StringBuilder digits = new StringBuilder();
        numbers.forEach(digits::append);
        return digits.toString();
    }

    @Test
    void refusesARangeOfNoIntegersOrOneThatTorchsVersionsDrawDifferently() {
        TorchRandom random = TorchRandom.ofSeed(0);
        assertThrows(IllegalArgumentException.class, () -> random.randint(3, 3, 1));
        assertThrows(IllegalArgumentException.class, () -> random.randint(0, 1 << 28, 1));
    }
}

package gradbook.interop.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.TorchRandom;
import gradbook.interop.pytorch.libtorch.Libtorch;
import gradbook.interop.pytorch.libtorch.TorchScript;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator that speaks torch, beside torch: one stream through every way to draw. */
class TorchRandomLiveTest {
    private static final int CLASSES = 27;
    private static final int DRAWS = 50;

    /** 7 is float64 and 3 int32 in what TorchScript keeps. */
    private static final String PROGRAM =
            """
            rand = torch.rand([500])
            rand64 = torch.rand([500], dtype=7)
            few = torch.randn([5], dtype=7)
            many = torch.randn([5000])
            waited = torch.randn([3], dtype=7)
            many64 = torch.randn([5000], dtype=7)
            randint = torch.randint(-3, 182625, [500]).to(3)
            randperm = torch.randperm(1000).to(3)
            one = torch.cat([%s]).to(3)
            several = torch.multinomial(p, 50, True).to(3)
            bernoulli = torch.bernoulli(p)
            return [rand, rand64, few, many, waited, many64, randint, randperm, one, several, bernoulli]""".formatted(String.join(", ", Collections.nCopies(DRAWS, "torch.multinomial(p, 1)")));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 2147483647})
    void drawsWhatTorchDraws(int seed) {
        NdArray p = TorchRandom.ofSeed(7).rand(Shape.of(CLASSES), DType.FLOAT32);
        List<NdArray> theirs;
        try (TorchScript script = TorchScript.compile(List.of("p"), PROGRAM)) {
            Libtorch.seed(seed);
            theirs = script.run(List.of(p));
        }
        TorchRandom random = TorchRandom.ofSeed(seed);
        assertEquals(theirs.get(0), random.rand(Shape.of(500), DType.FLOAT32));
        assertEquals(theirs.get(1), random.rand(Shape.of(500), DType.FLOAT64));
        assertNear(theirs.get(2), random.randn(Shape.of(5), DType.FLOAT64), 1e-15);
        assertNear(theirs.get(3), random.randn(Shape.of(5000), DType.FLOAT32), 1e-6);
        assertNear(theirs.get(4), random.randn(Shape.of(3), DType.FLOAT64), 1e-15);
        assertNear(theirs.get(5), random.randn(Shape.of(5000), DType.FLOAT64), 1e-15);
        assertEquals(theirs.get(6), NdArray.of(Shape.of(500), random.randint(-3, 182_625, 500)));
        assertEquals(theirs.get(7), NdArray.of(Shape.of(1000), random.randperm(1000)));
        assertEquals(theirs.get(8), drawn(() -> random.multinomialByExponentials(p)));
        assertEquals(theirs.get(9), drawn(() -> random.multinomialBySums(p)));
        assertEquals(theirs.get(10), random.bernoulli(p));
    }

    private static NdArray drawn(IntSupplier draw) {
        return NdArray.of(Shape.of(DRAWS), IntStream.generate(draw).limit(DRAWS).toArray());
    }

    /** By the larger of 1 and the value. */
    private static void assertNear(NdArray expected, NdArray found, double tolerance) {
        double worst = IntStream.range(0, expected.count())
                .mapToDouble(i -> Math.abs(found.at(i) - expected.at(i)) / Math.max(1, Math.abs(expected.at(i))))
                .max()
                .orElseThrow();
        assertTrue(worst <= tolerance, "differs by " + worst);
    }
}

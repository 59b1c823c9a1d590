package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the kernels against the order of operations that the package states, written out as literally as can be. */
class ReductionTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 65, 100, 127, 129, 1000, 1023, 4099})
    void aContiguousSumHasSixteenLanesAndATree(int n) {
        NdArray x = RandomKey.of(n).normal(Shape.of(n), DType.FLOAT64, 0, 1);
        assertEquals(lanes64(x, 0, n), Reduction.sum(x, List.of(0), false).item());
        NdArray x32 = x.to(DType.FLOAT32);
        assertEquals(lanes32(x32, 0, n), Reduction.sum(x32, List.of(0), false).floats()[0]);
    }

    @Test
    void aSumOfRowsAscends() {
        NdArray x = RandomKey.of(1).normal(Shape.of(100, 7), DType.FLOAT32, 0, 1);
        NdArray y = Reduction.sum(x, List.of(0), false);
        for (int column = 0; column < 7; column++) {
            float chain = 0;
            for (int row = 0; row < 100; row++) {
                chain += x.floats()[row * 7 + column];
            }
            assertEquals(chain, y.floats()[column]);
        }
    }

    static Stream<Arguments> reductions() {
        return Stream.of(
                Arguments.of(Shape.of(), List.of()),
                Arguments.of(Shape.of(5), List.of()),
                Arguments.of(Shape.of(40), List.of(0)),
                Arguments.of(Shape.of(5, 40), List.of(0)),
                Arguments.of(Shape.of(5, 40), List.of(1)),
                Arguments.of(Shape.of(5, 40), List.of(0, 1)),
                Arguments.of(Shape.of(40, 1), List.of(0)),
                Arguments.of(Shape.of(3, 40, 5), List.of(1)),
                Arguments.of(Shape.of(3, 40, 5), List.of(0, 2)),
                Arguments.of(Shape.of(3, 40, 5), List.of(1, 2)),
                Arguments.of(Shape.of(2, 3, 4, 5, 6), List.of(0, 1, 3)),
                Arguments.of(Shape.of(2, 3, 4, 5, 6), List.of(0, 2, 4)),
                Arguments.of(Shape.of(0, 3), List.of(0)),
                Arguments.of(Shape.of(0, 3), List.of(1)),
                Arguments.of(Shape.of(3, 0, 2), List.of(1)));
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void runsOfAxesAreSummedLastRunFirst(Shape shape, List<Integer> axes) {
        NdArray x = RandomKey.of(3).normal(shape, DType.FLOAT64, 0, 1);
        NdArray x32 = x.to(DType.FLOAT32);
        for (int threads = 1; threads <= 3; threads++) {
            Workers.with(threads, 1, () -> {
                assertEquals(specified(x, axes), Reduction.sum(x, axes, false));
                assertEquals(specified(x32, axes), Reduction.sum(x32, axes, false));
                assertEquals(
                        specified(x32, axes).reshape(shape.reduce(axes, true)), Reduction.sum(x32, axes, true), "kept");
                return null;
            });
        }
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void theMaximumIsTheLargest(Shape shape, List<Integer> axes) {
        NdArray x = RandomKey.of(4).normal(shape, DType.FLOAT32, 0, 1);
        Shape kept = shape.reduce(axes, true);
        NdArray expected = NdArray.full(kept, DType.FLOAT32, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < x.count(); i++) {
            int place = Index.place(kept, Index.of(shape, i));
            expected.floats()[place] = Math.max(expected.floats()[place], x.floats()[i]);
        }
        for (int threads = 1; threads <= 3; threads++) {
            assertEquals(expected, Workers.with(threads, 1, () -> Reduction.max(x, axes, true)));
        }
    }

    @Test
    void aNaNIsTheMaximum() {
        NdArray x = NdArray.of(Shape.of(3), 1f, Float.NaN, 2f);
        assertEquals(Double.NaN, Reduction.max(x, List.of(0), false).item());
        assertEquals(
                0.0,
                Reduction.max(NdArray.of(Shape.of(2), -0.0, 0.0), List.of(0), false)
                        .item());
    }

    private static NdArray specified(NdArray x, List<Integer> axes) {
        NdArray result = x;
        List<Integer> rest = axes;
        while (!rest.isEmpty()) {
            int last = rest.get(rest.size() - 1);
            int first = last;
            while (rest.contains(first - 1)) {
                first--;
            }
            int start = first;
            result = oneRun(result, first, last);
            rest = rest.stream().filter(axis -> axis < start).toList();
        }
        return result.reshape(x.shape().reduce(axes, false));
    }

    private static NdArray oneRun(NdArray x, int first, int last) {
        int outer = x.shape().count(0, first);
        int n = x.shape().count(first, last + 1);
        int inner = x.shape().count(last + 1, x.shape().rank());
        Shape shape =
                x.shape().reduce(IntStream.rangeClosed(first, last).boxed().toList(), true);
        NdArray y = NdArray.zeros(shape, x.dtype());
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                if (x.dtype() == DType.FLOAT32) {
                    float chain = 0;
                    for (int row = 0; row < n; row++) {
                        chain += x.floats()[(o * n + row) * inner + i];
                    }
                    y.floats()[o * inner + i] = inner == 1 ? lanes32(x, o * n, n) : chain;
                } else {
                    double chain = 0;
                    for (int row = 0; row < n; row++) {
                        chain += x.doubles()[(o * n + row) * inner + i];
                    }
                    y.doubles()[o * inner + i] = inner == 1 ? lanes64(x, o * n, n) : chain;
                }
            }
        }
        return y;
    }

    private static double lanes64(NdArray x, int start, int n) {
        double[] l = new double[16];
        for (int lane = 0; lane < 16; lane++) {
            for (int i = lane; i < n; i += 16) {
                l[lane] = l[lane] + x.doubles()[start + i];
            }
        }
        double a = (l[0] + l[8]) + (l[4] + l[12]);
        double b = (l[2] + l[10]) + (l[6] + l[14]);
        double c = (l[1] + l[9]) + (l[5] + l[13]);
        double d = (l[3] + l[11]) + (l[7] + l[15]);
        return (a + b) + (c + d);
    }

    private static float lanes32(NdArray x, int start, int n) {
        float[] l = new float[16];
        for (int lane = 0; lane < 16; lane++) {
            for (int i = lane; i < n; i += 16) {
                l[lane] = l[lane] + x.floats()[start + i];
            }
        }
        float a = (l[0] + l[8]) + (l[4] + l[12]);
        float b = (l[2] + l[10]) + (l[6] + l[14]);
        float c = (l[1] + l[9]) + (l[5] + l[13]);
        float d = (l[3] + l[11]) + (l[7] + l[15]);
        return (a + b) + (c + d);
    }
}

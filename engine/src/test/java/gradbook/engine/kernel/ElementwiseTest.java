package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementwiseTest {
    static Stream<Arguments> pairs() {
        return Stream.of(
                row(of(), of()),
                row(of(), of(1)),
                row(of(7), of()),
                row(of(7), of(1)),
                row(of(7), of(7)),
                row(of(3, 5), of(3, 5)),
                row(of(3, 5), of(5)),
                row(of(3, 5), of(3, 1)),
                row(of(3, 5), of(1, 1)),
                row(of(3, 1), of(1, 5)),
                row(of(3, 1), of(5)),
                row(of(1, 5), of(3, 5)),
                row(of(2, 3, 5), of(3, 5)),
                row(of(2, 3, 5), of(2, 1, 5)),
                row(of(2, 3, 5), of(2, 3, 1)),
                row(of(2, 1, 5), of(1, 3, 1)),
                row(of(2, 1, 5), of(3, 1)),
                row(of(4, 1, 1), of(1, 3, 2)),
                row(of(2, 1, 3, 1), of(1, 5, 1, 4)),
                row(of(2, 3, 4, 5), of(3, 1, 5)),
                row(of(2, 3, 1, 1), of(2, 3, 4, 5)),
                row(of(1, 2, 1, 3, 1), of(2, 1, 4, 1, 5)),
                row(of(2, 3, 1, 2, 3), of(2, 1, 1, 2, 1)),
                row(of(2, 1, 1, 1, 3), of(2, 1, 1, 1, 3)),
                row(of(0), of()),
                row(of(0), of(1)),
                row(of(0, 3), of(3)),
                row(of(3, 0), of(1, 1)),
                row(of(2, 0, 1), of(2, 1, 4)));
    }

    /** Subtraction tells its operands apart. */
    @ParameterizedTest
    @MethodSource("pairs")
    void zipPairsElementsByTheirIndex(Shape a, Shape b) {
        Shape shape = Shape.broadcast("sub", a, b);
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            NdArray x = RandomKey.of(1).normal(a, dtype, 0, 1);
            NdArray y = RandomKey.of(2).normal(b, dtype, 0, 1);
            double[] values = new double[shape.count()];
            for (int i = 0; i < values.length; i++) {
                int[] index = Index.of(shape, i);
                values[i] = x.at(Index.place(a, index)) - y.at(Index.place(b, index));
            }
            NdArray expected = NdArray.of(shape, values).to(dtype);
            for (int threads = 1; threads <= 3; threads++) {
                assertEquals(
                        expected,
                        Workers.with(threads, 1, () -> Elementwise.zip("sub", x, y, (p, q) -> p - q, (p, q) -> p - q)));
            }
        }
    }

    /** The third operand has its own way of moving: that of the result, or none along its first axis. */
    @ParameterizedTest
    @MethodSource("pairs")
    void zipOfThreePairsElementsByTheirIndex(Shape a, Shape b) {
        Shape shape = Shape.broadcast("three", a, b);
        for (Shape c : shape.rank() == 0 ? List.of(shape) : List.of(shape, shape.with(0, 1), of(1))) {
            NdArray x = RandomKey.of(1).normal(a, DType.FLOAT64, 0, 1);
            NdArray y = RandomKey.of(2).normal(b, DType.FLOAT64, 0, 1);
            NdArray z = RandomKey.of(3).normal(c, DType.FLOAT64, 0, 1);
            double[] values = new double[shape.count()];
            for (int i = 0; i < values.length; i++) {
                int[] index = Index.of(shape, i);
                values[i] = x.at(Index.place(a, index)) - y.at(Index.place(b, index)) * z.at(Index.place(c, index));
            }
            NdArray expected = NdArray.of(shape, values);
            assertEquals(expected, threes(x, y, z));
            assertEquals(expected, Workers.with(3, 1, () -> threes(x, y, z)));
        }
    }

    private static NdArray threes(NdArray x, NdArray y, NdArray z) {
        return Elementwise.zip("three", x, y, z, (p, q, r) -> p - q * r, (p, q, r) -> p - q * r);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 30_001})
    void mapVisitsEveryElement(int n) {
        NdArray x = RandomKey.of(n).normal(of(n), DType.FLOAT64, 0, 1);
        double[] values = x.doubles().clone();
        for (int i = 0; i < n; i++) {
            values[i] = 3 * values[i];
        }
        for (int threads = 1; threads <= 3; threads++) {
            assertEquals(
                    NdArray.of(of(n), values), Workers.with(threads, () -> Elementwise.map(x, v -> 3 * v, v -> 3 * v)));
        }
    }

    private static Shape of(int... sizes) {
        return Shape.of(sizes);
    }

    private static Arguments row(Shape a, Shape b) {
        return Arguments.of(a, b);
    }
}

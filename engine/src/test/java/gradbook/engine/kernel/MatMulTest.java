package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MatMulTest {
    private static final int[][] SIZES = {
        {0, 3, 2},
        {3, 0, 2},
        {3, 2, 0},
        {0, 0, 0},
        {1, 1, 1},
        {1, 5, 1},
        {2, 3, 5},
        {3, 2, 7},
        {4, 4, 4},
        {5, 8, 9},
        {7, 9, 8},
        {8, 15, 16},
        {9, 16, 15},
        {15, 17, 31},
        {16, 31, 33},
        {17, 33, 7},
        {31, 1, 65},
        {33, 65, 2},
        {65, 7, 17},
        {65, 65, 65},
        {1, 200, 33},
        {130, 3, 1}
    };

    static Stream<Arguments> products() {
        return Stream.of(SIZES)
                .flatMap(size -> Stream.of(DType.FLOAT32, DType.FLOAT64)
                        .map(dtype -> Arguments.of(size[0], size[1], size[2], dtype)));
    }

    @ParameterizedTest(name = "[{0}, {1}] x [{1}, {2}] {3}")
    @MethodSource("products")
    void everyOutputIsOneChainOfFmaOverAscendingK(int m, int k, int n, DType dtype) {
        RandomKey key = RandomKey.of(m).fold(k).fold(n);
        NdArray a = key.fold("a").normal(Shape.of(m, k), dtype, 0, 1);
        NdArray b = key.fold("b").normal(Shape.of(k, n), dtype, 0, 1);
        NdArray at = transposed(a);
        NdArray bt = transposed(b);
        NdArray expected = tripleLoop(a, b);
        for (int threads = 1; threads <= 3; threads++) {
            Workers.with(threads, 1, () -> {
                assertEquals(expected, MatMul.product(a, false, b, false));
                assertEquals(expected, MatMul.product(at, true, b, false));
                assertEquals(expected, MatMul.product(a, false, bt, true));
                assertEquals(expected, MatMul.product(at, true, bt, true));
                return null;
            });
        }
    }

    private static NdArray tripleLoop(NdArray a, NdArray b) {
        int m = a.shape().size(0);
        int k = a.shape().size(1);
        int n = b.shape().size(1);
        NdArray c = NdArray.zeros(Shape.of(m, n), a.dtype());
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum32 = 0;
                double sum64 = 0;
                for (int p = 0; p < k; p++) {
                    double x = a.at(i * k + p);
                    double y = b.at(p * n + j);
                    sum32 = Math.fma((float) x, (float) y, sum32);
                    sum64 = Math.fma(x, y, sum64);
                }
                if (a.dtype() == DType.FLOAT32) {
                    c.floats()[i * n + j] = sum32;
                } else {
                    c.doubles()[i * n + j] = sum64;
                }
            }
        }
        return c;
    }

    private static NdArray transposed(NdArray x) {
        int rows = x.shape().size(0);
        int columns = x.shape().size(1);
        double[] values = new double[x.count()];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[j * rows + i] = x.at(i * columns + j);
            }
        }
        return NdArray.of(Shape.of(columns, rows), values).to(x.dtype());
    }
}

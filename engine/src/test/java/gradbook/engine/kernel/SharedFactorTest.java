package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A factor that is laid out once gives every product the bits of a product by itself. */
class SharedFactorTest {
    private static final int[] ROWS = {0, 1, 2, 3, 4, 5, 8, 33};

    @ParameterizedTest
    @CsvSource({
        "5, 20, true, FLOAT32",
        "5, 20, false, FLOAT32",
        "300, 37, true, FLOAT32",
        "300, 37, false, FLOAT32",
        "1, 1, true, FLOAT32",
        "64, 1000, true, FLOAT32",
        "33, 128, true, FLOAT32",
        "33, 130, true, FLOAT32",
        "7, 9, true, FLOAT64",
        "7, 9, false, FLOAT64"
    })
    void productsHaveTheSameBits(int k, int n, boolean transpose, DType dtype) {
        RandomKey key = RandomKey.of(k).fold(n);
        NdArray b = key.normal(transpose ? Shape.of(n, k) : Shape.of(k, n), dtype, 0, 1);
        NdArray fixed = b.fixed();
        for (int threads = 1; threads <= 3; threads++) {
            Workers.with(threads, 1, () -> {
                for (int m : ROWS) {
                    SharedFactor shared = SharedFactor.of(b, transpose, m);
                    NdArray a = key.fold(m).normal(Shape.of(m, k), dtype, 0, 1);
                    NdArray expected = MatMul.product(a, false, b, transpose);
                    assertEquals(expected, shared.product(a), () -> m + " rows");
                    assertRows(expected, shared, a, m / 2);
                    assertEquals(expected, MatMul.product(a, false, fixed, transpose), () -> m + " rows, fixed");
                }
                return null;
            });
        }
    }

    /** The product of the rows of A from {@code first} on stands in their places, and the other rows of C are as they were. */
    private static void assertRows(NdArray expected, SharedFactor shared, NdArray a, int first) {
        int m = a.shape().size(0);
        int n = expected.shape().size(1);
        NdArray c = NdArray.full(expected.shape(), expected.dtype(), -1);
        shared.product(a, first, m - first, c, first);
        for (int i = 0; i < c.count(); i++) {
            double one = i < first * n ? -1 : expected.at(i);
            assertEquals(one, c.at(i), 0, "element " + i + " of rows from " + first + " on");
        }
    }
}

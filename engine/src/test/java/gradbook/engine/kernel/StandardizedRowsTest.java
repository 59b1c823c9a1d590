package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standardized row by row, arrays have the bits of the formula's parts one after another, values and gradients. */
class StandardizedRowsTest {
    private static final double EPSILON = 1e-5;

    @ParameterizedTest
    @CsvSource({
        "1, 1", "3, 2", "2, 3", "5, 5", "2, 7", "9, 8", "3, 9", "2, 15", "17, 16", "2, 17", "3, 31", "2, 33", "2, 63",
        "3, 65", "2, 127", "64, 128", "2, 129", "3, 1000", "1, 1023", "2, 4099"
    })
    void rowsHaveTheBitsOfTheParts(int count, int n) {
        NdArray values = RandomKey.of(n).normal(Shape.of(count, n), DType.FLOAT32, 3, 2);
        NdArray dy = RandomKey.of(count).normal(Shape.of(count, n), DType.FLOAT32, 0, 1);
        Tensor x = Tensor.leaf(values);
        Tensor centred = x.sub(x.mean(true, 1));
        Tensor scale = centred.mul(centred).mean(true, 1).add(EPSILON).sqrt();
        Tensor expected = centred.div(scale);
        Tensor g = Tensor.constant(dy);
        Tensor slope = g.mul(expected).mean(true, 1);
        Tensor dx = g.sub(g.mean(true, 1)).sub(expected.mul(slope)).div(scale);
        for (int threads = 1; threads <= 3; threads++) {
            Workers.with(threads, 1, () -> {
                Tensor y = x.layerNorm(1, EPSILON);
                assertEquals(expected.value(), y.value());
                assertEquals(dx.value(), Backward.from(y, dy).of(x));
                return null;
            });
        }
    }
}

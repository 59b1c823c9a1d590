package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Standardize;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standardized by a kernel of its own, arrays have the bits of the formula's parts one after another, values and gradients. */
class StandardizedTest {
    private static final double EPSILON = 1e-5;

    @ParameterizedTest
    @CsvSource({
        "1, 1", "3, 2", "2, 3", "5, 5", "2, 7", "9, 8", "3, 9", "2, 15", "17, 16", "2, 17", "3, 31", "2, 33", "2, 63",
        "3, 65", "2, 127", "64, 128", "2, 129", "3, 1000", "1, 1023", "2, 4099"
    })
    void rowsHaveTheBitsOfTheParts(int count, int n) {
        haveTheBitsOfTheParts(Shape.of(count, n), x -> x.layerNorm(1, EPSILON), 1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "1, 2, 1, 2",
        "2, 1, 3, 1",
        "3, 2, 5, 1",
        "2, 3, 1, 7",
        "5, 2, 2, 4",
        "2, 9, 3, 3",
        "3, 1, 3, 5",
        "7, 3, 4, 4",
        "2, 2, 17, 1",
        "33, 5, 7, 7",
        "3, 4, 9, 7",
        "2, 3, 5, 13",
        "128, 16, 14, 14",
        "2, 1, 1, 1000",
        "1, 2, 3, 341",
        "1, 1, 1, 4099"
    })
    void channelsHaveTheBitsOfTheParts(int count, int channels, int height, int width) {
        Shape shape = Shape.of(count, channels, height, width);
        haveTheBitsOfTheParts(shape, x -> x.batchNorm(EPSILON), 0, 2, 3);
        statisticsHaveTheBitsOfTheParts(shape, 0, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1", "3, 1", "17, 1", "1, 2", "2, 3", "5, 7", "3, 8", "2, 9", "7, 15", "2, 16", "32, 17", "3, 31", "2, 33",
        "3, 65", "32, 200", "1000, 3", "2, 1023", "3, 4099"
    })
    void columnsHaveTheBitsOfTheParts(int count, int columns) {
        Shape shape = Shape.of(count, columns);
        haveTheBitsOfTheParts(shape, x -> x.batchNorm(EPSILON), 0);
        statisticsHaveTheBitsOfTheParts(shape, 0);
    }

    private static void statisticsHaveTheBitsOfTheParts(Shape shape, int... axes) {
        NdArray x = values(shape);
        Tensor mean = Tensor.constant(x).mean(false, axes);
        Tensor centred = Tensor.constant(x).sub(Tensor.constant(x).mean(true, axes));
        assertEquals(
                List.of(mean.value(), centred.mul(centred).mean(false, axes).value()),
                Standardize.statistics(x, Arrays.stream(axes).boxed().toList()));
    }

    private static NdArray values(Shape shape) {
        return RandomKey.of(shape.count()).normal(shape, DType.FLOAT32, 3, 2);
    }

    private static void haveTheBitsOfTheParts(Shape shape, UnaryOperator<Tensor> standardized, int... axes) {
        NdArray dy = RandomKey.of(shape.rank()).normal(shape, DType.FLOAT32, 0, 1);
        Tensor x = Tensor.leaf(values(shape));
        Tensor centred = x.sub(x.mean(true, axes));
        Tensor scale = centred.mul(centred).mean(true, axes).add(EPSILON).sqrt();
        Tensor expected = centred.div(scale);
        Tensor g = Tensor.constant(dy);
        Tensor slope = g.mul(expected).mean(true, axes);
        Tensor dx = g.sub(g.mean(true, axes)).sub(expected.mul(slope)).div(scale);
        for (int threads = 1; threads <= 3; threads++) {
            Workers.with(threads, 1, () -> {
                Tensor y = standardized.apply(x);
                assertEquals(expected.value(), y.value());
                assertEquals(dx.value(), Backward.from(y, dy).of(x));
                return null;
            });
        }
    }
}

package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window2d;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator, by whatever form this machine has, gives the bits of the plain loops. */
class PairedPoolingTest {
    private static final float[] ODD = {
        Float.NaN,
        Float.NEGATIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.POSITIVE_INFINITY,
        -0f,
        0f,
        -1,
        1,
        Float.MIN_VALUE
    };

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 28, 31, 33, 63, 65, 127, 129})
    void awkwardSizesAndValuesGoToTheSamePlaces(int size) {
        for (int height : new int[] {2, 3, 6, size}) {
            Shape shape = Shape.of(2, 3, height, size);
            NdArray x = RandomKey.of(size).normal(shape, DType.FLOAT32, 0, 1);
            NdArray draws = RandomKey.of(height).uniform(shape, DType.FLOAT32, 0, 2 * ODD.length);
            for (int i = 0; i < x.count(); i++) {
                int draw = (int) draws.at(i);
                x.floats()[i] = draw < ODD.length ? ODD[draw] : x.floats()[i];
            }
            WindowPlane plane = new WindowPlane(axis(height), axis(size));
            NdArray dy = RandomKey.of(1).normal(Shape.of(2, 3, height / 2, size / 2), DType.FLOAT32, 0, 1);
            dy.floats()[0] = -0f;
            for (int threads = 1; threads <= 3; threads++) {
                Workers.with(threads, 1, () -> {
                    Tensor leaf = Tensor.leaf(x);
                    Tensor y = leaf.maxPool2d(Window2d.tiles(2));
                    assertEquals(MaxPooling.value(x, plane), y.value());
                    assertEquals(
                            MaxPooling.gradient(x, dy, plane),
                            Backward.from(y, dy).of(leaf));
                    return null;
                });
            }
        }
    }

    private static WindowAxis axis(int size) {
        return new WindowAxis(size, size / 2, 2, 2, 0, 1);
    }
}

package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window2d;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolution, bias, ReLU and pooling at once have the bits of one after another, values and gradients. */
class PooledConvolutionTest {
    private static final RandomKey KEY = RandomKey.of(5);

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments(Shape.of(2, 1, 28, 28), 8, Window2d.of(5).withPadding(2), 1),
                arguments(Shape.of(3, 8, 14, 14), 16, Window2d.of(5), 1),
                arguments(Shape.of(2, 3, 28, 28), 33, Window2d.of(3).withPadding(1), 1),
                arguments(Shape.of(2, 4, 7, 9), 6, Window2d.of(3, 2), 2),
                arguments(Shape.of(1, 2, 3, 3), 2, Window2d.of(2), 1),
                arguments(Shape.of(1, 1, 4, 131), 3, Window2d.of(1, 3), 1),
                arguments(Shape.of(2, 2, 9, 67), 9, Window2d.of(2, 1).withDilation(2, 1), 1),
                arguments(Shape.of(2, 2, 11, 9), 5, Window2d.of(3).withStride(2), 1),
                arguments(Shape.of(21, 1, 28, 28), 32, Window2d.of(3).withPadding(1), 1),
                arguments(Shape.of(0, 2, 6, 6), 5, Window2d.of(3), 1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void atOnceAndOneAfterAnotherAgreeToTheBit(Shape image, int out, Window2d window, int groups) {
        Shape weight = Shape.of(
                out,
                image.size(1) / groups,
                window.height().kernel(),
                window.width().kernel());
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            for (int threads = 1; threads <= 3; threads++) {
                Workers.with(threads, 1, () -> {
                    Tensor x = Tensor.leaf(awkward(KEY.fold("x").normal(image, dtype, 0, 1)));
                    Tensor w = Tensor.leaf(KEY.fold("w").normal(weight, dtype, 0, 1));
                    Tensor b = Tensor.leaf(KEY.fold("b").normal(Shape.of(out), dtype, 0, 1));
                    Tensor apart = x.conv2d(w, window, groups)
                            .add(b.reshape(out, 1, 1))
                            .relu()
                            .maxPool2d(Window2d.tiles(2));
                    Tensor atOnce = x.conv2dReluPool(w, b, window, groups);
                    assertEquals(apart.value(), atOnce.value());
                    NdArray dy = awkward(KEY.fold("dy").normal(apart.shape(), dtype, 0, 1));
                    Gradients expected = Backward.from(apart, dy);
                    Gradients found = Backward.from(atOnce, dy);
                    for (Tensor leaf : List.of(x, w, b)) {
                        assertEquals(expected.of(leaf), found.of(leaf));
                    }
                    return null;
                });
            }
        }
    }

    /** Runs of zeros, so that windows tie, and zeros below 0. */
    private static NdArray awkward(NdArray x) {
        for (int i = 0; i < x.count(); i++) {
            if (i / 40 % 3 == 1) {
                switch (x.dtype()) {
                    case FLOAT32 -> x.floats()[i] = i % 2 == 0 ? 0f : -0f;
                    case FLOAT64 -> x.doubles()[i] = i % 2 == 0 ? 0.0 : -0.0;
                    case INT32 -> throw new AssertionError();
                }
            }
        }
        return x;
    }
}

package gradbook.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions worked by hand, and the two against each other. */
class ConvolutionValuesTest {
    private static final NdArray NINE = NdArray.of(Shape.of(1, 1, 3, 3), 1f, 2, 3, 4, 5, 6, 7, 8, 9);
    private static final NdArray FOUR = NdArray.of(Shape.of(1, 1, 2, 2), 1f, 10, 100, 1000);

    @Test
    void theKernelIsNotTurned() {
        Conv2d conv = new Conv2d(Window2d.of(2), 1);
        NdArray y = NdArray.of(Shape.of(1, 1, 2, 2), 5421f, 6532, 8754, 9865);
        assertEquals(y, conv.value(NINE, FOUR));
    }

    @Test
    void gradientsAreThoseWorkedByHand() {
        Conv2d conv = new Conv2d(Window2d.of(2), 1);
        NdArray dy = NdArray.of(Shape.of(1, 1, 2, 2), 1f, 0, 0, 2);
        NdArray[] gradients = conv.vjp(Call.of(conv, NINE, FOUR), dy);
        assertEquals(NdArray.of(Shape.of(1, 1, 3, 3), 1f, 10, 0, 100, 1002, 20, 0, 200, 2000), gradients[0]);
        assertEquals(NdArray.of(Shape.of(1, 1, 2, 2), 11f, 14, 20, 23), gradients[1]);
    }

    @Test
    void stridePaddingAndDilationAreThoseOfTheirAxes() {
        // rows -1 and 1, then 1 and 3, of which only row 1 exists; columns 0 and 2
        Window2d window = Window2d.of(2).withStride(2, 1).withPadding(1, 0).withDilation(2);
        NdArray y = NdArray.of(Shape.of(1, 1, 2, 1), 6400f, 64);
        assertEquals(y, new Conv2d(window, 1).value(NINE, FOUR));
    }

    @Test
    void aGroupSeesItsOwnChannelsOnly() {
        NdArray x = NdArray.of(Shape.of(1, 4, 1, 1), 1f, 2, 3, 4);
        NdArray w = NdArray.of(Shape.of(2, 2, 1, 1), 1f, 10, 100, 1000);
        assertEquals(NdArray.of(Shape.of(1, 2, 1, 1), 21f, 4300), new Conv2d(Window2d.of(1), 2).value(x, w));
    }

    @Test
    void paddingIsMultipliedLikeAnyZero() {
        NdArray x = NdArray.of(Shape.of(1, 1, 1, 2), 1f, 2);
        NdArray w = NdArray.of(Shape.of(1, 1, 1, 2), Float.POSITIVE_INFINITY, 1);
        Window2d window = Window2d.of(1, 2).withPadding(0, 1);
        float infinity = Float.POSITIVE_INFINITY;
        assertArrayEquals(
                new float[] {Float.NaN, infinity, infinity},
                new Conv2d(window, 1).value(x, w).floats());
    }

    @Test
    void aTransposedConvolutionStampsTheKernel() {
        ConvTranspose2d apart = new ConvTranspose2d(Window2d.of(2).withStride(2), 0, 1, 1);
        NdArray x = NdArray.of(Shape.of(1, 1, 1, 2), 1f, 2);
        NdArray y = NdArray.of(Shape.of(1, 1, 2, 5), 1f, 10, 2, 20, 0, 100, 1000, 200, 2000, 0);
        assertEquals(y, apart.value(x, FOUR));
        ConvTranspose2d over = new ConvTranspose2d(Window2d.of(2), 0, 0, 1);
        assertEquals(NdArray.of(Shape.of(1, 1, 2, 3), 1f, 12, 20, 100, 1200, 2000), over.value(x, FOUR));
        ConvTranspose2d cut = new ConvTranspose2d(Window2d.of(2).withPadding(0, 1), 0, 0, 1);
        assertEquals(NdArray.of(Shape.of(1, 1, 2, 1), 12f, 1200), cut.value(x, FOUR));
    }

    @Test
    void anElementThatNoWindowReachesIsZero() {
        ConvTranspose2d op = new ConvTranspose2d(Window2d.of(1).withStride(3), 2, 0, 1);
        NdArray x = NdArray.of(Shape.of(1, 1, 1, 2), 5f, 7);
        NdArray y = NdArray.of(Shape.of(1, 1, 3, 4), 5f, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0);
        assertEquals(y, op.value(x, NdArray.of(Shape.of(1, 1, 1, 1), 1f)));
    }

    static Stream<Arguments> windows() {
        return Stream.of(
                Arguments.of(Window2d.of(3), 7, 6, 1),
                Arguments.of(Window2d.of(3, 2).withStride(2, 3).withPadding(1, 0), 7, 8, 1),
                Arguments.of(Window2d.of(2, 3).withStride(2).withDilation(3, 2).withPadding(2, 1), 6, 9, 2),
                Arguments.of(Window2d.of(1, 4).withPadding(0, 5), 3, 2, 3));
    }

    /** {@code ⟨conv(x), y⟩ = ⟨x, convTranspose(y)⟩} for the same weight, whatever is left over behind the last window. */
    @ParameterizedTest(name = "{0}, {3} groups")
    @MethodSource("windows")
    void theTransposedConvolutionIsTheTransposeOfTheConvolution(Window2d window, int rows, int columns, int groups) {
        RandomKey key = RandomKey.of(3);
        NdArray x = draw(key.fold("x"), 2, 2 * groups, rows, columns);
        NdArray w = draw(
                key.fold("w"),
                3 * groups,
                2,
                window.height().kernel(),
                window.width().kernel());
        NdArray convolved = new Conv2d(window, groups).value(x, w);
        NdArray y = draw(key.fold("y"), convolved.shape().sizes());
        ConvTranspose2d transposed = new ConvTranspose2d(
                window,
                rows - (int) window.height().reach(y.shape().size(2), 0),
                columns - (int) window.width().reach(y.shape().size(3), 0),
                groups);
        // sums of a few hundred products of numbers below 1, in float64
        assertEquals(dot(convolved, y), dot(x, transposed.value(y, w)), 1e-12);
    }

    private static NdArray draw(RandomKey key, int... sizes) {
        return key.uniform(Shape.of(sizes), DType.FLOAT64, -1, 1);
    }

    private static double dot(NdArray a, NdArray b) {
        assertEquals(a.shape(), b.shape());
        double sum = 0;
        for (int i = 0; i < a.count(); i++) {
            sum += a.at(i) * b.at(i);
        }
        return sum;
    }
}

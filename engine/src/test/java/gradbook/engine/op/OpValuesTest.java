package gradbook.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values worked by hand, above all where an operator could fail: kinks, ties, ends of the range. */
class OpValuesTest {
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    @Test
    void reluKeepsNaNAndHasNoNegativeZero() {
        NdArray x = floats(-1, -0f, 0, 2, Float.NaN, -INFINITY, INFINITY);
        assertEquals(floats(0, 0, 0, 2, Float.NaN, 0, INFINITY), new Relu().value(x));
        assertEquals(floats(0, 0, 0, 1, 1, 0, 1), gradient(new Relu(), ones(7), x));
    }

    @Test
    void sigmoidAndTanhSaturateWithoutOverflow() {
        NdArray x = floats(-1000, -200, 0, 1000);
        assertEquals(floats(0, 0, 0.5f, 1), new Sigmoid().value(x));
        assertEquals(floats(-1, -1, 0, 1), new Tanh().value(x));
        assertEquals(floats(0, 0, 0.25f, 0), gradient(new Sigmoid(), ones(4), x));
    }

    @Test
    void expAndLogReachTheEndsOfTheRange() {
        assertEquals(floats(0, 1, INFINITY, INFINITY), new Exp().value(floats(-INFINITY, 0, 89, INFINITY)));
        assertEquals(floats(-INFINITY, 0, INFINITY, Float.NaN), new Log().value(floats(0, 1, INFINITY, -1)));
    }

    @Test
    void tiedMaximaShareTheGradient() {
        NdArray x = NdArray.of(Shape.of(2, 3), 1f, 5, 5, 7, 7, 7);
        Max max = new Max(List.of(1), false);
        assertEquals(floats(5, 7), max.value(x));
        assertEquals(NdArray.of(Shape.of(2, 3), 0f, 3, 3, 4, 4, 4), gradient(max, floats(6, 12), x));
    }

    @Test
    void meanDividesOnce() {
        assertEquals(2.5, new Mean(List.of(0), false).value(floats(1, 2, 3, 4)).item());
        assertEquals(Float.NaN, new Mean(List.of(0), false).value(floats()).item(), "of nothing");
        assertEquals(0, new Sum(List.of(0), false).value(floats()).item());
    }

    @Test
    void logSoftmaxDoesNotOverflow() {
        NdArray x = NdArray.of(Shape.of(1, 2), 1000f, 0);
        assertEquals(NdArray.of(Shape.of(1, 2), 0f, -1000), new LogSoftmax(1).value(x));
    }

    @Test
    void softmaxCrossEntropyDoesNotOverflow() {
        NdArray x = NdArray.of(Shape.of(3, 2), 1000f, 0, -1000, 0, 1000, 1000);
        NdArray labels = NdArray.of(Shape.of(3), 1, 1, 0);
        NdArray loss = new SoftmaxCrossEntropy().value(x, labels);
        assertEquals((1000 + Math.log(2)) / 3, loss.item(), 1e-4);
        NdArray dx = gradient(new SoftmaxCrossEntropy(), NdArray.scalar(DType.FLOAT32, 3), x, labels);
        assertArrayEquals(new float[] {1, -1, 0, 0, -0.5f, 0.5f}, dx.floats());
    }

    @Test
    void softmaxCrossEntropyOfEqualLogitsIsTheLogarithmOfTheirNumber() {
        NdArray x = NdArray.zeros(Shape.of(4, 10), DType.FLOAT64);
        NdArray loss = new SoftmaxCrossEntropy().value(x, NdArray.of(Shape.of(4), 0, 3, 9, 9));
        assertEquals(Math.log(10), loss.item(), 1e-15);
    }

    @Test
    void aSliceTakesALastElementThatStandsAlone() {
        NdArray x = floats(0, 1, 2, 3, 4, 5, 6);
        assertEquals(floats(1, 4), new Slice(0, 1, 5, 3).value(x));
        assertEquals(floats(0, 3, 6), new Slice(0, 0, 7, 3).value(x));
        assertEquals(floats(2), new Slice(0, 2, 7, Integer.MAX_VALUE).value(x));
        assertEquals(floats(0, 0, 9, 0, 0, 0, 0), gradient(new Slice(0, 2, 7, Integer.MAX_VALUE), floats(9), x));
        assertEquals(floats(), new Slice(0, 7, 7, 2).value(x));
    }

    @Test
    void gatherAddsUpWhatItTookTwice() {
        NdArray x = floats(10, 20, 30);
        NdArray index = NdArray.of(Shape.of(4), 2, 0, 2, 2);
        assertEquals(floats(30, 10, 30, 30), new Gather(0).value(x, index));
        assertEquals(floats(2, 0, 8), gradient(new Gather(0), floats(1, 2, 3, 4), x, index));
    }

    @Test
    void namesAreThoseOfTheRecords() {
        assertEquals("softmaxCrossEntropy", new SoftmaxCrossEntropy().name());
        assertEquals("matmul", new MatMul().name());
        assertEquals("relu", new Relu().name());
    }

    private static NdArray gradient(Op op, NdArray dy, NdArray... x) {
        return op.vjp(Call.of(op, x), dy)[0];
    }

    private static NdArray floats(float... values) {
        return NdArray.of(Shape.of(values.length), values);
    }

    private static NdArray ones(int n) {
        return NdArray.full(Shape.of(n), DType.FLOAT32, 1);
    }
}

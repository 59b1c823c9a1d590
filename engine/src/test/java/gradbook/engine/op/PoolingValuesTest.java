package gradbook.engine.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import org.junit.jupiter.api.Test;

/** Poolings worked by hand: ties, NaN, padding and windows that hang over the edge. */
class PoolingValuesTest {
    private static final float NAN = Float.NaN;
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    private static final Window2d PAIRS = Window2d.tiles(1, 2);

    @Test
    void theFirstOfTiedMaximaTakesTheGradient() {
        NdArray x = image(2, 3, 7, 7, 1, 7, 0, 7);
        MaxPool2d pool = new MaxPool2d(Window2d.of(2), false);
        assertEquals(image(1, 2, 7, 7), pool.value(x));
        assertEquals(image(2, 3, 10, 20, 0, 0, 0, 0), gradient(pool, image(1, 2, 10, 20), x));
    }

    @Test
    void ofZerosTheFirstIsTheMaximumWhateverItsSign() {
        MaxPool2d pool = new MaxPool2d(PAIRS, false);
        assertEquals(image(1, 2, -0f, 0), pool.value(image(1, 4, -0f, 0, 0, -0f)));
    }

    @Test
    void nanWinsAndTheLastOneTakesTheGradient() {
        NdArray x = image(1, 6, NAN, INFINITY, 3, NAN, NAN, NAN);
        MaxPool2d pool = new MaxPool2d(PAIRS, false);
        assertEquals(image(1, 3, NAN, NAN, NAN), pool.value(x));
        assertEquals(image(1, 6, 1, 0, 0, 2, 0, 3), gradient(pool, image(1, 3, 1, 2, 3), x));
    }

    @Test
    void theFirstOfNothingButNegativeInfinitiesTakesTheGradient() {
        NdArray x = image(1, 2, -INFINITY, -INFINITY);
        MaxPool2d pool = new MaxPool2d(PAIRS, false);
        assertEquals(image(1, 1, -INFINITY), pool.value(x));
        assertEquals(image(1, 2, 5, 0), gradient(pool, image(1, 1, 5), x));
    }

    @Test
    void paddingIsNeverTheMaximum() {
        MaxPool2d pool = new MaxPool2d(Window2d.of(1, 3).withPadding(0, 1), false);
        assertEquals(image(1, 3, -2, -2, -3), pool.value(image(1, 3, -2, -3, -4)));
    }

    @Test
    void aWindowOverPaddingAloneHasNoMaximumAndNoGradient() {
        // the taps of the one window stand at -1 and 2
        MaxPool2d pool = new MaxPool2d(Window2d.of(1, 2).withPadding(0, 1).withDilation(1, 3), false);
        NdArray x = image(1, 2, 1, 2);
        assertEquals(image(1, 1, -INFINITY), pool.value(x));
        assertEquals(image(1, 2, 0, 0), gradient(pool, image(1, 1, 5), x));
    }

    @Test
    void inCeilModeALastWindowHangsOverTheEdge() {
        NdArray x = image(1, 5, 1, 2, 3, 4, 5);
        assertEquals(image(1, 2, 2, 4), new MaxPool2d(PAIRS, false).value(x));
        assertEquals(image(1, 3, 2, 4, 5), new MaxPool2d(PAIRS, true).value(x));
    }

    @Test
    void theDivisorCountsPaddingOnlyIfToldAndNeverWhatHangsOver() {
        NdArray x = image(1, 4, 6, 12, 18, 24);
        // windows [pad, 6, 12], [12, 18, 24], [24, pad, over]
        Window2d window = Window2d.of(1, 3).withStride(1, 2).withPadding(0, 1);
        AvgPool2d counted = new AvgPool2d(window, true, true);
        AvgPool2d bare = new AvgPool2d(window, true, false);
        assertEquals(image(1, 2, 6, 18), new AvgPool2d(window, false, true).value(x));
        assertEquals(image(1, 3, 6, 18, 12), counted.value(x));
        assertEquals(image(1, 3, 9, 18, 24), bare.value(x));
        assertEquals(image(1, 4, 1, 2, 1, 4), gradient(counted, image(1, 3, 3, 3, 6), x));
        assertEquals(image(1, 4, 2, 3, 1, 7), gradient(bare, image(1, 3, 4, 3, 6), x));
    }

    @Test
    void adaptiveWindowsCoverAPlaneAndMayOverlap() {
        // elements 0 and 1, 1 to 3, 3 and 4
        NdArray x = image(1, 5, 2, 4, 6, 8, 10);
        AdaptiveAvgPool2d pool = new AdaptiveAvgPool2d(1, 3);
        assertEquals(image(1, 3, 3, 6, 9), pool.value(x));
        assertEquals(image(1, 5, 1, 2, 1, 4, 3), gradient(pool, image(1, 3, 2, 3, 6), x));
        assertEquals(image(2, 3, 1, 2, 3, 1, 2, 3), new AdaptiveAvgPool2d(2, 3).value(image(1, 3, 1, 2, 3)));
    }

    private static NdArray gradient(Op op, NdArray dy, NdArray x) {
        return op.vjp(Call.of(op, x), dy)[0];
    }

    private static NdArray image(int rows, int columns, float... values) {
        return NdArray.of(Shape.of(1, 1, rows, columns), values);
    }
}

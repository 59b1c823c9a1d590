package gradbook.interop.onnx.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import org.junit.jupiter.api.Test;

class ToleranceTest {
    private static final NdArray EXPECTED = NdArray.of(Shape.of(3), 1f, -4f, Float.POSITIVE_INFINITY);

    @Test
    void whatIsNearEnoughPasses() {
        passes(true, Tolerance.EXACT, EXPECTED);
        passes(true, Tolerance.ROUNDED, NdArray.of(Shape.of(3), 1f, Math.nextUp(-4f), Float.POSITIVE_INFINITY));
        passes(true, Tolerance.ROUNDED, NdArray.of(Shape.of(3), 1f + 16 * 0x1p-24f, -4f, Float.POSITIVE_INFINITY));
    }

    @Test
    void whatIsNotFails() {
        passes(false, Tolerance.EXACT, NdArray.of(Shape.of(3), 1f, Math.nextUp(-4f), Float.POSITIVE_INFINITY));
        passes(false, Tolerance.ROUNDED, NdArray.of(Shape.of(3), 1f + 18 * 0x1p-24f, -4f, Float.POSITIVE_INFINITY));
        passes(false, Tolerance.LONG, NdArray.of(Shape.of(3), 1f, -4f, Float.MAX_VALUE));
        passes(false, Tolerance.LONG, NdArray.of(Shape.of(3), 1f, Float.NaN, Float.POSITIVE_INFINITY));
        passes(false, Tolerance.LONG, EXPECTED.reshape(Shape.of(3, 1)));
        passes(false, Tolerance.LONG, NdArray.of(Shape.of(3), 1.0, -4, Double.POSITIVE_INFINITY));
    }

    /** Near the largest element is not near enough for a small one, by ONNX's rule. */
    @Test
    void smallElementsAreComparedByThemselves() {
        NdArray expected = NdArray.of(Shape.of(2), 1e3f, 1e-6f);
        NdArray found = NdArray.of(Shape.of(2), 1e3f, 2e-6f);
        assertEquals(false, Tolerance.LONG.difference(expected, found).isEmpty());
    }

    private static void passes(boolean passes, Tolerance tolerance, NdArray found) {
        assertEquals(passes, tolerance.difference(EXPECTED, found).isEmpty(), found::toString);
    }
}

package gradbook.engine.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NdArrayTest {
    private static final Shape PAIR = Shape.of(2);

    static Stream<Arguments> errors() {
        return Stream.of(
                error(() -> NdArray.of(Shape.of(2, 3), 1f, 2f), "array: shape [2, 3] holds 6 elements, found 2"),
                error(() -> NdArray.of(Shape.SCALAR, new double[0]), "array: shape [] holds 1 elements, found 0"),
                error(() -> NdArray.of(PAIR, 1, 2).reshape(Shape.of(3)), "array: shape [3] holds 3 elements, found 2"),
                error(() -> NdArray.of(PAIR, 1f, 2f).doubles(), "array: expected FLOAT64, found FLOAT32 [2]"),
                error(() -> NdArray.of(PAIR, 1d, 2d).floats(), "array: expected FLOAT32, found FLOAT64 [2]"),
                error(() -> NdArray.of(PAIR, 1d, 2d).ints(), "array: expected INT32, found FLOAT64 [2]"),
                error(() -> NdArray.of(PAIR, 1f, 2f).item(), "item: expected one element, found shape [2]"),
                error(
                        () -> NdArray.zeros(Shape.of(0, 2), DType.FLOAT32).item(),
                        "item: expected one element, found shape [0, 2]"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHoldsItsValues(DType dtype) {
        NdArray array = NdArray.full(PAIR, dtype, 3);
        assertEquals(dtype, array.dtype());
        assertEquals(3, array.at(1));
        assertEquals(0, NdArray.zeros(PAIR, dtype).at(1));
        assertEquals(3, NdArray.scalar(dtype, 3).item());
        assertEquals(array, array.copy());
        assertNotEquals(array, array.reshape(Shape.of(1, 2)));
    }

    @Test
    void equalityIsThatOfBits() {
        assertNotEquals(NdArray.of(PAIR, 0f, 1f), NdArray.of(PAIR, -0f, 1f));
        assertNotEquals(NdArray.of(PAIR, 0d, 1d), NdArray.of(PAIR, -0d, 1d));
        assertEquals(NdArray.of(PAIR, Float.NaN, 1f), NdArray.of(PAIR, Float.NaN, 1f));
        assertNotEquals(NdArray.of(PAIR, 1f, 1f), NdArray.of(PAIR, 1f, Math.nextUp(1f)));
        assertNotEquals(NdArray.of(PAIR, 1f, 2f), NdArray.of(PAIR, 1d, 2d));
        assertNotEquals(NdArray.of(PAIR, 1f, 2f), NdArray.of(Shape.of(1, 2), 1f, 2f));
        assertEquals(NdArray.of(PAIR, 1, 2).hashCode(), NdArray.of(PAIR, 1, 2).hashCode());
    }

    @Test
    void aCopyHasStorageOfItsOwnAndAReshapeShares() {
        NdArray array = NdArray.of(PAIR, 1f, 2f);
        assertNotSame(array.floats(), array.copy().floats());
        assertSame(array.floats(), array.reshape(Shape.of(2, 1)).floats());
    }

    @Test
    void conversionsRoundToNearestOrTruncate() {
        NdArray array = NdArray.of(Shape.of(3), 0.1, -1.7, 16_777_217);
        assertArrayEquals(
                new float[] {0.1f, -1.7f, 16_777_216}, array.to(DType.FLOAT32).floats());
        assertArrayEquals(new int[] {0, -1, 16_777_217}, array.to(DType.INT32).ints());
        assertEquals(0.1f, array.to(DType.FLOAT32).to(DType.FLOAT64).at(0));
        assertSame(array, array.to(DType.FLOAT64));
    }

    @Test
    void textShowsTypeShapeAndTheFirstElements() {
        assertEquals("FLOAT32 [2] {0.1, 2.0}", NdArray.of(PAIR, 0.1f, 2f).toString());
        assertEquals(
                "FLOAT64 [9] {0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, ...}",
                NdArray.zeros(Shape.of(9), DType.FLOAT64).toString());
        assertEquals("FLOAT64 [0] {}", NdArray.zeros(Shape.of(0), DType.FLOAT64).toString());
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}

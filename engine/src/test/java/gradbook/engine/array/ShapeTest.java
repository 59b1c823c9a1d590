package gradbook.engine.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeTest {
    static Stream<Arguments> broadcasts() {
        return Stream.of(
                row(of(), of(), of()),
                row(of(3), of(), of(3)),
                row(of(1), of(), of(1)),
                row(of(3), of(1), of(3)),
                row(of(2, 3), of(3), of(2, 3)),
                row(of(2, 1), of(3), of(2, 3)),
                row(of(2, 1), of(1, 3), of(2, 3)),
                row(of(8, 1, 6, 1), of(7, 1, 5), of(8, 7, 6, 5)),
                row(of(256, 256, 3), of(3), of(256, 256, 3)),
                row(of(0, 3), of(3), of(0, 3)),
                row(of(0), of(1), of(0)),
                row(of(0), of(), of(0)),
                row(of(5, 0), of(1, 1), of(5, 0)));
    }

    @ParameterizedTest
    @MethodSource("broadcasts")
    void broadcastsByTheRuleOfNumPy(Shape a, Shape b, Shape expected) {
        assertEquals(expected, Shape.broadcast("add", a, b));
        assertEquals(expected, Shape.broadcast("add", b, a));
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                error(
                        () -> Shape.broadcast("add", of(2, 3), of(4)),
                        "add: shapes do not broadcast: [2, 3] and [4] (sizes 3 and 4 differ and neither is 1)"),
                error(
                        () -> Shape.broadcast("mul", of(0), of(2)),
                        "mul: shapes do not broadcast: [0] and [2] (sizes 0 and 2 differ and neither is 1)"),
                error(() -> of(2, -1), "shape: negative size in [2, -1]"),
                error(() -> of(0, -1), "shape: negative size in [0, -1]"),
                error(() -> of(65_536, 32_768), "shape: more than 2^31 - 1 elements in [65536, 32768]"),
                error(
                        () -> of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
                        "shape: more than 2^31 - 1 elements in [2147483647, 2147483647, 2147483647]"),
                error(
                        () -> Shape.broadcast("add", of(65_536, 1), of(32_768)),
                        "shape: more than 2^31 - 1 elements in [65536, 32768]"),
                error(() -> of(2, 3).axis("sum", 2), "sum: axis 2 is out of range for shape [2, 3] of rank 2"),
                error(() -> of(2, 3).axis("sum", -3), "sum: axis -3 is out of range for shape [2, 3] of rank 2"),
                error(() -> of().axis("sum", 0), "sum: axis 0 is out of range for shape [] of rank 0"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    @Test
    void anEmptyShapeMayBeLargeInItsOtherAxes() {
        assertEquals(0, of(70_000, 70_000, 0).count());
        assertEquals(Integer.MAX_VALUE, of(Integer.MAX_VALUE).count());
    }

    @Test
    void aScalarHasOneElementAndNoAxis() {
        assertEquals(Shape.SCALAR, of());
        assertEquals(1, of().count());
        assertEquals(0, of().rank());
        assertEquals("[]", of().toString());
    }

    @Test
    void nobodyReachesTheSizesInside() {
        int[] sizes = {2, 3};
        Shape shape = of(sizes);
        sizes[0] = 9;
        shape.sizes()[1] = 9;
        assertArrayEquals(new int[] {2, 3}, shape.sizes());
    }

    @Test
    void axesReduceMoveAndChange() {
        Shape shape = of(2, 3, 5, 7);
        assertEquals(of(3, 7), shape.reduce(List.of(0, 2), false));
        assertEquals(of(1, 3, 1, 7), shape.reduce(List.of(0, 2), true));
        assertEquals(of(7, 2, 5, 3), shape.permute(List.of(3, 0, 2, 1)));
        assertEquals(of(2, 3, 1, 7), shape.with(2, 1));
        assertEquals(15, shape.count(1, 3));
        assertEquals(1, shape.count(2, 2));
        assertEquals(3, shape.axis("sum", -1));
    }

    private static Shape of(int... sizes) {
        return Shape.of(sizes);
    }

    private static Arguments row(Shape a, Shape b, Shape expected) {
        return Arguments.of(a, b, expected);
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}

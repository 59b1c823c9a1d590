package gradbook.engine.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where elements go, told by small counted arrays: 0, 1, 2, ... */
class MovementTest {
    static Stream<Arguments> moves() {
        return Stream.of(
                move("concatenate", () -> Tensor.concatenate(1, x(2, 2), x(2, 1)), Shape.of(2, 3), 0, 1, 0, 2, 3, 1),
                move("stack first", () -> Tensor.stack(0, x(2), x(2)), Shape.of(2, 2), 0, 1, 0, 1),
                move("stack last", () -> Tensor.stack(-1, x(2), x(2)), Shape.of(2, 2), 0, 0, 1, 1),
                move("split", () -> x(2, 3).split(1, 1, 2).get(1), Shape.of(2, 2), 1, 2, 4, 5),
                move("chunk", () -> x(4).chunk(0, 2).get(1), Shape.of(2), 2, 3),
                move("pad", () -> x(1, 2).pad(new int[] {1, 0}, new int[] {0, 1}, 9), Shape.of(2, 3), 9, 9, 9, 0, 1, 9),
                move("expand", () -> x(2, 1).expand(2, 2, 3), Shape.of(2, 2, 3), 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1),
                move("flip", () -> x(2, 3).flip(0, 1), Shape.of(2, 3), 5, 4, 3, 2, 1, 0),
                move("tril", () -> x(2, 3).tril(0), Shape.of(2, 3), 0, 0, 0, 3, 4, 0),
                move("triu", () -> x(2, 3).triu(1), Shape.of(2, 3), 0, 1, 2, 0, 0, 5),
                move("index select", () -> x(2, 3).indexSelect(1, i(2, 0, 2)), Shape.of(2, 3), 2, 0, 2, 5, 3, 5),
                move("embedding", () -> x(3, 2).embedding(i(2, 2)), Shape.of(2, 2), 4, 5, 4, 5),
                move("scatter-add", () -> x(3).scatterAdd(0, i(1, 1, 0), x(3)), Shape.of(3), 2, 2, 2),
                move("one-hot", () -> i(2, 0).oneHot(3, DType.FLOAT64), Shape.of(2, 3), 0, 0, 1, 1, 0, 0),
                move("reshape", () -> x(2, 6).reshape(-1, 3), Shape.of(4, 3), counted(12)),
                move("flatten", () -> x(2, 2, 3).flatten(1), Shape.of(2, 6), counted(12)),
                move("squeeze", () -> x(1, 3, 1).squeeze(), Shape.of(3), counted(3)),
                move("squeeze one", () -> x(1, 3, 1).squeeze(-1), Shape.of(1, 3), counted(3)),
                move("unsqueeze", () -> x(3).unsqueeze(1), Shape.of(3, 1), counted(3)),
                move("transpose", () -> x(2, 1, 2).transpose(0, 2), Shape.of(2, 1, 2), 0, 2, 1, 3),
                move("slice", () -> x(5).slice(0, -3, -1), Shape.of(2), 2, 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moves")
    void elementsGoWhereTheyShould(String name, Supplier<Tensor> move, NdArray expected) {
        assertEquals(expected, move.get().value());
    }

    @Test
    void whatIsCutIsZeroEvenIfItIsNotANumber() {
        Tensor x = Tensor.constant(NdArray.full(Shape.of(2, 2), DType.FLOAT64, Double.NaN));
        assertEquals(0, x.tril(0).value().at(1));
    }

    @Test
    void aMoveOfIndicesHasNoGradient() {
        assertTrue(!i(1, 2).oneHot(3, DType.FLOAT32).requiresGradient());
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                error(
                        () -> Tensor.concatenate(0, x(2, 3), x(2, 2)),
                        "concatenate: shapes differ along axes other than 0: [2, 3] and [2, 2]"),
                error(
                        () -> Tensor.concatenate(0, List.of()),
                        "concatenate: expected axis >= 0 and inputs >= 1, found axis 0, inputs 0"),
                error(
                        () -> Tensor.stack(0, x(2), x(3)),
                        "stack: expected tensors of one shape, found shapes [[2], [3]]"),
                error(
                        () -> x(5).split(0, 2, 2),
                        "split: expected sizes >= 0 that add up to 5, the size of axis 0 of [5], found [2, 2]"),
                error(() -> x(5).chunk(0, 2), "chunk: axis 0 of shape [5] does not divide into 2 equal parts"),
                error(
                        () -> x(2).pad(new int[] {-1}, new int[] {0}, 0),
                        "pad: expected two sizes >= 0 for each axis, found before [-1], after [0]"),
                error(
                        () -> x(2).pad(new int[] {1, 1}, new int[] {0, 0}, 0),
                        "pad: shape [2] does not have the 2 axes of before [1, 1], after [0, 0]"),
                error(
                        () -> x(2).pad(new int[] {Integer.MAX_VALUE}, new int[] {0}, 0),
                        "pad: axis 0 would have 2147483649 elements, more than 2^31 - 1"),
                error(
                        () -> x(2, 3).expand(2),
                        "expand: shapes do not broadcast: [2, 3] and [2] (sizes 3 and 2 differ and neither is 1)"),
                error(() -> x(2, 3).expand(3), "expand: [2, 3] does not broadcast to [3]"),
                error(() -> x(2).flip(1), "flip: axis 1 is out of range for shape [2] of rank 1"),
                error(() -> x(3).tril(0), "triangle: expected rank 2 or more, found shape [3]"),
                error(() -> x(3, 2).indexSelect(0, i(0, 3)), "indexSelect: index 3 at position 1 is out of range 0..2"),
                error(() -> x(3).embedding(i(0)), "embedding: expected weight [rows, width], found shape [3]"),
                error(
                        () -> x(3).scatterAdd(0, i(0, -1), x(2)),
                        "scatterAdd: index -1 at position 1 is out of range 0..2"),
                error(
                        () -> x(3).scatterAdd(0, i(0, 1), x(3)),
                        "scatterAdd: expected index and source of one shape, found [2] and [3]"),
                error(() -> i(5).oneHot(3, DType.FLOAT32), "oneHot: index 5 at position 0 is out of range 0..2"),
                error(
                        () -> i(0).oneHot(0, DType.FLOAT32),
                        "oneHot: expected classes >= 1 and a floating type, found classes 0, FLOAT32"),
                error(() -> x(3).unsqueeze(3), "unsqueeze: axis 3 is out of range for a result of rank 2"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsNameTheOperatorAndTheShapes(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    @Test
    void aSizeCannotBeInferredTwiceOrFromWhatDoesNotDivide() {
        assertThrows(IllegalArgumentException.class, () -> x(6).reshape(-1, -1));
        assertThrows(IllegalArgumentException.class, () -> x(6).reshape(4, -1));
        assertThrows(IllegalArgumentException.class, () -> x(2, 3).squeeze(0));
    }

    private static Arguments move(String name, Supplier<Tensor> move, Shape shape, double... expected) {
        return Arguments.of(name, move, NdArray.of(shape, expected));
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }

    private static Tensor x(int... sizes) {
        Shape shape = Shape.of(sizes);
        return Tensor.constant(NdArray.of(shape, counted(shape.count())));
    }

    private static double[] counted(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }

    private static Tensor i(int... values) {
        return Tensor.constant(NdArray.of(Shape.of(values.length), values));
    }
}

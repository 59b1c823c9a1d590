package gradbook.engine.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpErrorsTest {
    static Stream<Arguments> errors() {
        return Stream.of(
                refused(
                        new Add(),
                        "add: shapes do not broadcast: [2, 3] and [4] (sizes 3 and 4 differ and neither is 1)",
                        f32(2, 3),
                        f32(4)),
                refused(
                        new Add(),
                        "add: expected two operands of one floating type, found FLOAT32 [2] and FLOAT64 [3]",
                        f32(2),
                        f64(3)),
                refused(new Add(), "add: expected 2 inputs, found 1", f32(2)),
                refused(
                        new Mul(),
                        "mul: shapes do not broadcast: [3, 2] and [3] (sizes 2 and 3 differ and neither is 1)",
                        f32(3, 2),
                        f32(3)),
                refused(new Mul(), "mul: expected a floating type, found INT32 [2]", f32(2), i32(2)),
                refused(new Neg(), "neg: expected a floating type, found INT32 [2]", i32(2)),
                refused(new Relu(), "relu: expected a floating type, found INT32 [2]", i32(2)),
                refused(new Tanh(), "tanh: expected a floating type, found INT32 [2]", i32(2)),
                refused(new Sigmoid(), "sigmoid: expected a floating type, found INT32 [2]", i32(2)),
                refused(new Exp(), "exp: expected a floating type, found INT32 [2]", i32(2)),
                refused(new Log(), "log: expected 1 inputs, found 2", f32(2), f32(2)),
                refused(new MatMul(), "matmul: inner sizes differ: [64, 784] x [128, 10]", f32(64, 784), f32(128, 10)),
                refused(new MatMul(), "matmul: expected rank 2 or more, found shape [3]", f32(3), f32(3, 2)),
                refused(new MatMul(), "matmul: inner sizes differ: [3, 2] x [2, 3, 4]", f32(3, 2), f32(2, 3, 4)),
                refused(
                        new MatMul(),
                        "matmul: expected two operands of one floating type, found FLOAT64 [2, 3] and FLOAT32 [3, 2]",
                        f64(2, 3),
                        f32(3, 2)),
                refused(
                        new Sum(List.of(0, 2), false),
                        "sum: axis 2 is out of range for shape [2, 3] of rank 2",
                        f32(2, 3)),
                unbuilt(
                        () -> new Sum(List.of(1, 1), false),
                        "sum: axes must be non-negative and ascending without repetition, found [1, 1]"),
                unbuilt(
                        () -> new Mean(List.of(1, 0), false),
                        "mean: axes must be non-negative and ascending without repetition, found [1, 0]"),
                refused(new Mean(List.of(1), true), "mean: axis 1 is out of range for shape [3] of rank 1", f32(3)),
                unbuilt(
                        () -> new Max(List.of(-1), false),
                        "max: axes must be non-negative and ascending without repetition, found [-1]"),
                refused(
                        new Max(List.of(1), false),
                        "max: axis 1 of shape [3, 0] is empty and has no maximum",
                        f32(3, 0)),
                refused(new Reshape(Shape.of(4, 2)), "reshape: [2, 3] has 6 elements, [4, 2] has 8", f32(2, 3)),
                unbuilt(() -> new Permute(List.of(0, 2)), "permute: not a permutation of the axes: [0, 2]"),
                refused(
                        new Permute(List.of(1, 0)),
                        "permute: shape [2, 3, 4] does not have the 2 axes of order [1, 0]",
                        f32(2, 3, 4)),
                unbuilt(
                        () -> new Slice(0, 3, 2, 1),
                        "slice: expected axis >= 0, 0 <= start <= end and step >= 1, found axis 0, start 3, end 2, step 1"),
                unbuilt(
                        () -> new Slice(0, 0, 2, 0),
                        "slice: expected axis >= 0, 0 <= start <= end and step >= 1, found axis 0, start 0, end 2, step 0"),
                refused(new Slice(1, 0, 4, 1), "slice: end 4 is beyond axis 1 of shape [5, 3]", f32(5, 3)),
                refused(new Slice(1, 0, 4, 1), "slice: axis 1 is out of range for shape [5] of rank 1", f32(5)),
                unbuilt(() -> new Gather(-1), "gather: axis is negative: -1"),
                refused(new Gather(0), "gather: expected INT32 indices, found FLOAT32 [2]", f32(2), f32(2)),
                refused(
                        new Gather(0),
                        "gather: index 3 at position 1 is out of range 0..2",
                        f32(3),
                        NdArray.of(Shape.of(2), 0, 3)),
                refused(
                        new Gather(0),
                        "gather: index of shape [2] does not fit [3, 2] (same rank, no larger along the axes other than 0)",
                        f32(3, 2),
                        i32(2)),
                refused(
                        new Gather(0),
                        "gather: index of shape [1, 3] does not fit [3, 2]"
                                + " (same rank, no larger along the axes other than 0)",
                        f32(3, 2),
                        i32(1, 3)),
                refused(
                        new Lstm(false, false),
                        "lstm: expected a sequence [t, n, in] with t >= 1 and a weight [4 hidden, hidden] with"
                                + " hidden >= 1, found [0, 2, 3] and [20, 5]",
                        f32(0, 2, 3),
                        f32(20, 3),
                        f32(20, 5),
                        f32(2, 5),
                        f32(2, 5)),
                refused(
                        new Lstm(false, false),
                        "lstm: expected a sequence [t, n, in] with t >= 1 and a weight [4 hidden, hidden] with"
                                + " hidden >= 1, found [1, 2, 3] and [15, 5]",
                        f32(1, 2, 3),
                        f32(15, 3),
                        f32(15, 5),
                        f32(2, 5),
                        f32(2, 5)),
                refused(
                        new Lstm(true, true),
                        "lstm: expected input 4 [20] for a sequence [1, 2, 3] and 5 hidden elements, found [19]",
                        f32(1, 2, 3),
                        f32(20, 3),
                        f32(20, 5),
                        f32(20),
                        f32(19),
                        f32(2, 5),
                        f32(2, 5)),
                refused(
                        new Lstm(false, true),
                        "lstm: expected input 1 [20, 3] for a sequence [1, 2, 3] and 5 hidden elements, found [20, 4]",
                        f32(1, 2, 3),
                        f32(20, 4),
                        f32(20, 5),
                        f32(2, 5),
                        f32(2, 5)),
                unbuilt(() -> new LogSoftmax(-1), "logSoftmax: axis is negative: -1"),
                refused(new LogSoftmax(2), "logSoftmax: axis 2 is out of range for shape [2, 3] of rank 2", f32(2, 3)),
                refused(
                        new SoftmaxCrossEntropy(),
                        "softmaxCrossEntropy: expected as many labels as rows, and at least one,"
                                + " found logits [4, 10] and labels [3]",
                        f32(4, 10),
                        i32(3)),
                refused(
                        new SoftmaxCrossEntropy(),
                        "softmaxCrossEntropy: expected as many labels as rows, and at least one,"
                                + " found logits [0, 10] and labels [0]",
                        f32(0, 10),
                        i32(0)),
                refused(
                        new SoftmaxCrossEntropy(),
                        "softmaxCrossEntropy: expected rank 2, found shape [10]",
                        f32(10),
                        i32(1)),
                refused(
                        new SoftmaxCrossEntropy(),
                        "softmaxCrossEntropy: index 10 at position 1 is out of range 0..9",
                        f32(2, 10),
                        NdArray.of(Shape.of(2), 0, 10)),
                refused(
                        new SoftmaxCrossEntropy(),
                        "softmaxCrossEntropy: index -1 at position 0 is out of range 0..9",
                        f32(1, 10),
                        NdArray.of(Shape.of(1), -1)),
                refused(
                        new SoftmaxCrossEntropy(),
                        "softmaxCrossEntropy: expected INT32 indices, found FLOAT64 [2]",
                        f32(2, 10),
                        f64(2)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsNameTheOperatorAndTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    private static Arguments refused(Op op, String message, NdArray... x) {
        return unbuilt(() -> op.value(x), message);
    }

    private static Arguments unbuilt(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }

    private static NdArray f32(int... sizes) {
        return NdArray.zeros(Shape.of(sizes), DType.FLOAT32);
    }

    private static NdArray f64(int... sizes) {
        return NdArray.zeros(Shape.of(sizes), DType.FLOAT64);
    }

    private static NdArray i32(int... sizes) {
        return NdArray.zeros(Shape.of(sizes), DType.INT32);
    }
}

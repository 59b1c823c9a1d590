package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window;
import gradbook.engine.random.RandomKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes are named after the function that was called, with the shapes that it was given, and before anything large is made. */
class DerivedErrorsTest {
    private static final RandomKey KEY = RandomKey.of(1);

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        () -> zeros(2, 3).sub(zeros(4)),
                        "sub: shapes do not broadcast: [2, 3] and [4] (sizes 3 and 4 differ and neither is 1)"),
                mistake(() -> zeros(3).dot(zeros(4)), "dot: sizes differ: [3] and [4]"),
                mistake(() -> zeros(3).matmul(zeros(4, 2)), "matmul: inner sizes differ: [3] x [4, 2]"),
                mistake(() -> zeros(2, 3).matmul(zeros(4)), "matmul: inner sizes differ: [2, 3] x [4]"),
                mistake(() -> zeros(2, 3).std(0, false, 2), "std: axis 2 is out of range for shape [2, 3] of rank 2"),
                mistake(
                        () -> Tensor.stack(3, zeros(2), zeros(2)),
                        "stack: axis 3 is out of range for [2] and a new axis"),
                mistake(
                        () -> zeros(2, 3, 4).transpose(),
                        "transpose: expected a matrix, found shape [2, 3, 4]; name the two axes"),
                mistake(
                        () -> zeros(70_000, 1).add(zeros(1, 70_000)),
                        "add: more than 2^31 - 1 elements in [70000, 70000], from [[70000, 1], [1, 70000]]"),
                mistake(
                        () -> zeros(70_000, 1).matmul(zeros(1, 70_000)),
                        "matmul: more than 2^31 - 1 elements in [70000, 70000], from [[70000, 1], [1, 70000]]"),
                mistake(
                        () -> zeros(1, 1).expand(70_000, 70_000),
                        "expand of shape [1, 1] to [70000, 70000]: shape: more than 2^31 - 1 elements in [70000, 70000]"),
                mistake(
                        () -> zeros(2, 3).reshape(-2, -3),
                        "reshape of shape [2, 3] to [-2, -3]: shape: negative size in [-2, -3]"),
                mistake(
                        () -> zeros(1, 1, 2).upsampleNearest(1 << 30),
                        "upsampleNearest: 2 of shape [1, 1, 2] times 1073741824 is more than 2^31 - 1"),
                mistake(
                        () -> Attention.causalScaledDotProduct(zeros(3), zeros(3), zeros(3)),
                        "attention: expected queries [..., l, d], keys [..., s, d] and values [..., s, e], found [3], [3] and [3]"),
                mistake(
                        () -> Attention.causalScaledDotProduct(zeros(65_536, 1), zeros(65_536, 1), zeros(65_536, 1)),
                        "attention: queries [65536, 1] and keys [65536, 1] have more than 2^31 - 1 scores"),
                mistake(
                        () -> Attention.scaledDotProduct(zeros(3, 2), zeros(4, 2), zeros(5, 2)),
                        "attention: expected queries [..., l, d], keys [..., s, d] and values [..., s, e], found [3, 2], [4, 2] and [5, 2]"),
                mistake(
                        () -> Loss.binaryCrossEntropyWithLogits(zeros(2, 1), zeros(2, 1), zeros(5), Reduction.MEAN),
                        "binaryCrossEntropyWithLogits: expected a positive weight that broadcasts to [2, 1], found shape [5]"),
                mistake(() -> zeros(2).dropout(zeros(2), 1), "dropout: expected 0 <= p < 1, found 1.0"),
                mistake(
                        () -> Lstm.create(1, 1 << 30, RnnOptions.DEFAULT, KEY),
                        "recurrent layer: 4 gates of 1073741824 units are more than 2^31 - 1 rows of a weight"),
                mistake(
                        () -> MultiHeadAttention.create(1 << 30, 1, false, KEY),
                        "attention: three projections of width 1073741824 are more than 2^31 - 1 rows of a weight"),
                mistake(
                        () -> TransformerBlock.Options.gpt(4).withDropout(1.5),
                        "transformer block: expected a feed-forward width >= 1 and 0 <= dropout < 1, found 16 and 1.5"),
                mistake(
                        () -> new MaxPool1d(Window.of(3).withPadding(9)),
                        "maxPool1d: expected padding up to half of the kernel, found kernel 3, stride 1, padding 9, dilation 1"),
                mistake(
                        () -> BatchNorm1d.create(4)
                                .forward(Tensor.constant(NdArray.zeros(Shape.of(2, 4), DType.FLOAT64)), Mode.EVAL),
                        "batchNorm1d: expected input of this layer's type FLOAT32, found FLOAT64 [2, 4]"));
    }

    private static Arguments mistake(Executable call, String message) {
        return Arguments.of(message, call);
    }

    private static Tensor zeros(int... sizes) {
        return Tensor.constant(NdArray.zeros(Shape.of(sizes), DType.FLOAT32));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void theCallerIsTold(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** softplus(x) - x t has no digits left here: it gave 0 and 4.578e-5. */
    @Test
    void binaryCrossEntropyKeepsItsDigitsWhereTheAnswerIsSureAndRight() {
        Tensor logits = Tensor.constant(NdArray.of(Shape.of(2), 17f, 10f));
        Tensor targets = Tensor.constant(NdArray.of(Shape.of(2), 1f, 1f));
        NdArray losses = Loss.binaryCrossEntropyWithLogits(logits, targets, Reduction.NONE)
                .value();
        assertEquals(4.139938e-8, losses.at(0), 1e-14);
        assertEquals(4.539890e-5, losses.at(1), 1e-11);
    }
}

package gradbook.engine.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConvolutionErrorsTest {
    private static final Window2d THREE = Window2d.of(3);
    private static final int MOST = Integer.MAX_VALUE;

    static Stream<Arguments> errors() {
        return Stream.of(
                error(() -> new Conv2d(THREE, 0), "conv2d: expected groups >= 1, found 0"),
                refused(
                        new Conv2d(THREE, 1),
                        "conv2d: expected rank 4, found shape [3, 8, 8]",
                        f32(3, 8, 8),
                        f32(3, 3)),
                refused(
                        new Conv2d(THREE, 1),
                        "conv2d: expected rank 4, found shape [6, 3, 3]",
                        f32(1, 3, 8, 8),
                        f32(6, 3, 3)),
                refused(
                        new Conv2d(THREE, 1),
                        "conv2d: expected two operands of one floating type,"
                                + " found FLOAT32 [1, 3, 8, 8] and FLOAT64 [6, 3, 3, 3]",
                        f32(1, 3, 8, 8),
                        NdArray.zeros(Shape.of(6, 3, 3, 3), DType.FLOAT64)),
                refused(
                        new Conv2d(THREE, 1),
                        "conv2d: expected at least one channel, row and column, found input [2, 3, 0, 8]",
                        f32(2, 3, 0, 8),
                        f32(6, 3, 3, 3)),
                refused(
                        new Conv2d(THREE, 1),
                        "conv2d: weight [6, 3, 3, 2] does not fit the kernel [3, 3] or is empty",
                        f32(1, 3, 8, 8),
                        f32(6, 3, 3, 2)),
                refused(
                        new Conv2d(THREE, 1),
                        "conv2d: weight [0, 3, 3, 3] does not fit the kernel [3, 3] or is empty",
                        f32(1, 3, 8, 8),
                        f32(0, 3, 3, 3)),
                refused(
                        new Conv2d(THREE, 1),
                        "conv2d: input [1, 4, 8, 8] and weight [6, 3, 3, 3] do not fit 1 groups:"
                                + " expected [n, c, h, w] and [out, c / groups, kh, kw]",
                        f32(1, 4, 8, 8),
                        f32(6, 3, 3, 3)),
                refused(
                        new Conv2d(THREE, 2),
                        "conv2d: input [1, 4, 8, 8] and weight [5, 2, 3, 3] do not fit 2 groups:"
                                + " expected [n, c, h, w] and [out, c / groups, kh, kw]",
                        f32(1, 4, 8, 8),
                        f32(5, 2, 3, 3)),
                refused(
                        new Conv2d(Window2d.of(5), 1),
                        "conv2d: kernel [5, 5] with dilation [1, 1] is larger than the padded input [4, 6]",
                        f32(1, 1, 4, 6),
                        f32(1, 1, 5, 5)),
                refused(
                        new Conv2d(Window2d.of(2, 3).withDilation(1, 4).withPadding(0, 1), 1),
                        "conv2d: kernel [2, 3] with dilation [1, 4] is larger than the padded input [6, 8]",
                        f32(1, 1, 6, 6),
                        f32(1, 1, 2, 3)),
                refused(
                        new Conv2d(Window2d.of(2).withDilation(MOST), 1),
                        "conv2d: kernel [2, 2] with dilation [2147483647, 2147483647]"
                                + " is larger than the padded input [6, 6]",
                        f32(1, 1, 6, 6),
                        f32(1, 1, 2, 2)),
                refused(
                        new Conv2d(Window2d.of(1).withPadding(MOST), 1),
                        "conv2d: an input of [6, 6] with padding [2147483647, 2147483647] and a window of [1, 1]"
                                + " elements leads beyond 2^31 - 1",
                        f32(1, 1, 6, 6),
                        f32(1, 1, 1, 1)),
                refused(
                        new Conv2d(Window2d.of(1).withPadding(1 << 20), 1),
                        "shape: more than 2^31 - 1 elements in [1, 1, 2097158, 2097158]",
                        f32(1, 1, 6, 6),
                        f32(1, 1, 1, 1)),
                error(() -> new ConvTranspose2d(THREE, 0, 0, -1), "convTranspose2d: expected groups >= 1, found -1"),
                error(
                        () -> new ConvTranspose2d(THREE.withStride(2), 1, 2, 1),
                        "convTranspose2d: expected 0 <= output padding < max(stride, dilation),"
                                + " found output padding 2, stride 2, dilation 1"),
                error(
                        () -> new ConvTranspose2d(THREE, -1, 0, 1),
                        "convTranspose2d: expected 0 <= output padding < max(stride, dilation),"
                                + " found output padding -1, stride 1, dilation 1"),
                refused(
                        new ConvTranspose2d(THREE, 0, 0, 1),
                        "convTranspose2d: input [1, 4, 8, 8] and weight [3, 4, 3, 3] do not fit 1 groups:"
                                + " expected [n, c, h, w] and [c, out / groups, kh, kw]",
                        f32(1, 4, 8, 8),
                        f32(3, 4, 3, 3)),
                refused(
                        new ConvTranspose2d(THREE, 0, 0, 3),
                        "convTranspose2d: input [1, 4, 8, 8] and weight [4, 2, 3, 3] do not fit 3 groups:"
                                + " expected [n, c, h, w] and [c, out / groups, kh, kw]",
                        f32(1, 4, 8, 8),
                        f32(4, 2, 3, 3)),
                refused(
                        new ConvTranspose2d(THREE.withPadding(2, 1), 0, 0, 1),
                        "convTranspose2d: kernel [3, 3], stride [1, 1], padding [2, 1], dilation [1, 1] makes of input"
                                + " [1, 1, 2, 2] an output of [0, 2], expected at least 1 and at most 2^31 - 1",
                        f32(1, 1, 2, 2),
                        f32(1, 1, 3, 3)),
                refused(
                        new ConvTranspose2d(Window2d.of(1).withStride(1, MOST), 0, 0, 1),
                        "convTranspose2d: kernel [1, 1], stride [1, 2147483647], padding [0, 0], dilation [1, 1] makes of"
                                + " input [1, 1, 1, 3] an output of [1, 4294967295],"
                                + " expected at least 1 and at most 2^31 - 1",
                        f32(1, 1, 1, 3),
                        f32(1, 1, 1, 1)),
                error(
                        () -> new MaxPool2d(THREE.withPadding(1, 2), false),
                        "maxPool2d: padding [1, 2] is more than half of the kernel [3, 3]"),
                refused(new MaxPool2d(THREE, false), "maxPool2d: expected rank 4, found shape [8, 8]", f32(8, 8)),
                refused(
                        new MaxPool2d(THREE, true),
                        "maxPool2d: kernel [3, 3] with dilation [1, 1] is larger than the padded input [2, 8]",
                        f32(1, 1, 2, 8)),
                refused(
                        new MaxPool2d(THREE, false),
                        "maxPool2d: expected at least one channel, row and column, found input [2, 0, 8, 8]",
                        f32(2, 0, 8, 8)),
                error(
                        () -> new AvgPool2d(THREE.withPadding(2), false, true),
                        "avgPool2d: padding [2, 2] is more than half of the kernel [3, 3]"),
                error(
                        () -> new AvgPool2d(THREE.withDilation(1, 2), false, true),
                        "avgPool2d: expected no dilation, found dilation [1, 2]"),
                refused(
                        new AvgPool2d(THREE, false, true),
                        "avgPool2d: kernel [3, 3] with dilation [1, 1] is larger than the padded input [8, 2]",
                        f32(1, 1, 8, 2)),
                error(() -> new AdaptiveAvgPool2d(0, 1), "adaptiveAvgPool2d: expected height >= 1, found 0"),
                error(() -> new AdaptiveAvgPool2d(1, -2), "adaptiveAvgPool2d: expected width >= 1, found -2"),
                refused(
                        new AdaptiveAvgPool2d(MOST, 2),
                        "shape: more than 2^31 - 1 elements in [1, 1, 2147483647, 2]",
                        f32(1, 1, 1, 1)),
                error(
                        () -> tensor(1, 8).conv1d(tensor(1, 1, 3), Window.of(3)),
                        "conv1d: expected input [n, c, l], found shape [1, 8]"),
                error(
                        () -> tensor(1, 1, 8).conv1d(tensor(1, 1, 1, 3), Window.of(3)),
                        "conv1d: expected weight [out, c / groups, k], found shape [1, 1, 1, 3]"),
                error(
                        () -> tensor(1, 1, 8).convTranspose1d(tensor(3), Window.of(3)),
                        "convTranspose1d: expected weight [c, out / groups, k], found shape [3]"),
                error(
                        () -> tensor(1, 1, 8, 8).maxPool1d(Window.of(3)),
                        "maxPool1d: expected input [n, c, l], found shape [1, 1, 8, 8]"),
                error(
                        () -> tensor(1, 8).globalAvgPool(),
                        "globalAvgPool: expected input [n, c, ...], found shape [1, 8]"),
                error(
                        () -> tensor(1, 8).globalMaxPool(),
                        "globalMaxPool: expected input [n, c, ...], found shape [1, 8]"),
                error(
                        () -> tensor(1, 1, 8, 8).upsampleNearest(2),
                        "upsampleNearest: expected a factor >= 1 for each of the 2 axes behind the channels of"
                                + " [1, 1, 8, 8], found [2]"),
                error(
                        () -> tensor(1, 1, 8).upsampleNearest(0),
                        "upsampleNearest: expected a factor >= 1 for each of the 1 axes behind the channels of"
                                + " [1, 1, 8], found [0]"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsNameTheOperatorAndTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    private static Arguments refused(Op op, String message, NdArray... x) {
        return error(() -> op.value(x), message);
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }

    private static NdArray f32(int... sizes) {
        return NdArray.zeros(Shape.of(sizes), DType.FLOAT32);
    }

    private static Tensor tensor(int... sizes) {
        return Tensor.constant(f32(sizes));
    }
}

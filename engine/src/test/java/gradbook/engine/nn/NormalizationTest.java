package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NormalizationTest {
    private static final RandomKey KEY = RandomKey.of(3);
    private static final Mode TRAIN = Mode.train(KEY);

    /** A few roundings of numbers near 1. */
    private static final double TOLERANCE = 1e-14;

    /** Two batches with means 2 and 4, variances 1 and 4 (unbiased 2 and 8), followed with momentum 0.5. */
    @Test
    void runningStatisticsFollowAsPyTorchHasThem() {
        BatchNorm1d norm = BatchNorm1d.create(1, 1e-5, 0.5, DType.FLOAT64);
        norm.forward(column(1, 3), TRAIN);
        assertEquals(List.of(1.0, 1.5, 1.0), statistics(norm));
        norm.forward(column(2, 6), TRAIN);
        assertEquals(List.of(2.5, 4.75, 2.0), statistics(norm));
        norm.forward(column(100, 200), Mode.EVAL);
        assertEquals(List.of(2.5, 4.75, 2.0), statistics(norm), "evaluation leaves them alone");
    }

    private static List<Double> statistics(Module norm) {
        return norm.namedBuffers().values().stream()
                .map(buffer -> buffer.value().item())
                .toList();
    }

    @Test
    void trainingUsesTheBatchAndEvaluationTheRunningStatistics() {
        BatchNorm1d norm = BatchNorm1d.create(1, 1e-5, 1, DType.FLOAT64);
        norm.namedParameters().get("weight").value().doubles()[0] = 3;
        norm.namedParameters().get("bias").value().doubles()[0] = 10;
        NdArray trained = norm.forward(column(1, 3), TRAIN).value();
        assertEquals(10 - 3 / Math.sqrt(1 + 1e-5), trained.at(0), TOLERANCE);
        assertEquals(10 + 3 / Math.sqrt(1 + 1e-5), trained.at(1), TOLERANCE);
        // running mean 2, running variance 2
        NdArray evaluated = norm.forward(column(7), Mode.EVAL).value();
        assertEquals(10 + 3 * 5 / Math.sqrt(2 + 1e-5), evaluated.item(), 1e-13);
    }

    @Test
    void stateBearsPyTorchsNames() {
        assertEquals(
                List.of("weight", "bias", "running_mean", "running_var", "num_batches_tracked"),
                List.copyOf(BatchNorm2d.create(4).state().keySet()));
        assertEquals(
                List.of("weight", "bias"),
                List.copyOf(LayerNorm.create(4).state().keySet()));
        assertEquals(
                List.of("weight", "bias"),
                List.copyOf(GroupNorm.create(2, 4).state().keySet()));
        assertEquals(List.of("weight"), List.copyOf(RmsNorm.create(4).state().keySet()));
        assertEquals(
                List.of(),
                List.copyOf(LayerNorm.create(Shape.of(4), 1e-5, false, DType.FLOAT32)
                        .state()
                        .keySet()));
    }

    static Stream<Arguments> standardized() {
        NdArray x = KEY.normal(Shape.of(4, 6, 3, 2), DType.FLOAT64, 5, 3);
        return Stream.of(
                Arguments.of("batch norm", BatchNorm2d.create(6, 1e-9, 0.1, DType.FLOAT64), x, new int[] {0, 2, 3}),
                Arguments.of(
                        "layer norm", LayerNorm.create(Shape.of(3, 2), 1e-9, true, DType.FLOAT64), x, new int[] {2, 3}),
                Arguments.of(
                        "group norm of one channel each",
                        GroupNorm.create(6, 6, 1e-9, true, DType.FLOAT64),
                        x,
                        new int[] {2, 3}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("standardized")
    void outputsHaveMeanZeroAndVarianceOne(String name, Module norm, NdArray x, int... axes) {
        Tensor y = norm.forward(Tensor.constant(x), TRAIN);
        for (double mean : y.mean(false, axes).value().doubles()) {
            assertEquals(0, mean, 1e-13);
        }
        for (double variance : y.variance(0, false, axes).value().doubles()) {
            assertEquals(1, variance, 1e-8);
        }
    }

    @Test
    void groupNormGathersNeighbouringChannels() {
        Tensor x = Tensor.constant(NdArray.of(Shape.of(1, 4), 1.0, 3, 10, 30));
        NdArray y = GroupNorm.create(2, 4, 1e-12, true, DType.FLOAT64)
                .forward(x, Mode.EVAL)
                .value();
        for (int i = 0; i < 4; i++) {
            assertEquals(i % 2 == 0 ? -1 : 1, y.at(i), 1e-11);
        }
    }

    @Test
    void rmsNormKeepsTheSign() {
        Tensor x = Tensor.constant(NdArray.of(Shape.of(2), 3.0, -4));
        NdArray y = RmsNorm.create(Shape.of(2), 1e-12, true, DType.FLOAT64)
                .forward(x, Mode.EVAL)
                .value();
        assertEquals(3 / Math.sqrt(12.5), y.at(0), 1e-12);
        assertEquals(-4 / Math.sqrt(12.5), y.at(1), 1e-12);
    }

    static Stream<Arguments> errors() {
        Tensor image = Tensor.constant(NdArray.zeros(Shape.of(2, 3, 4, 4), DType.FLOAT32));
        return Stream.of(
                error(
                        () -> BatchNorm2d.create(4).forward(image, TRAIN),
                        "batchNorm2d: expected input [n, c, h, w] with 4 channels, found shape [2, 3, 4, 4]"),
                error(
                        () -> BatchNorm1d.create(3).forward(image, TRAIN),
                        "batchNorm1d: expected input [n, c] or [n, c, l] with 3 channels, found shape [2, 3, 4, 4]"),
                error(
                        () -> BatchNorm1d.create(1, 1e-5, 0.1, DType.FLOAT64)
                                .forward(column(1).slice(0, 0, 1), TRAIN),
                        "batchNorm1d: expected more than 1 value for each channel in training, found shape [1, 1]"),
                error(
                        () -> BatchNorm1d.create(0),
                        "batchNorm1d: expected channels >= 1, epsilon > 0 and 0 <= momentum <= 1, found 0, 1.0E-5 and 0.1"),
                error(
                        () -> LayerNorm.create(5).forward(image, TRAIN),
                        "layerNorm: expected input whose last axes are [5], found shape [2, 3, 4, 4]"),
                error(
                        () -> RmsNorm.create(Shape.SCALAR, 1e-6, true, DType.FLOAT32),
                        "rmsNorm: expected at least one axis of size >= 1, found shape []"),
                error(() -> GroupNorm.create(2, 3), "groupNorm: expected channels in equal groups, found 3 in 2"),
                error(
                        () -> GroupNorm.create(2, 4).forward(image, TRAIN),
                        "groupNorm: expected input [n, 4, ...], found shape [2, 3, 4, 4]"),
                error(
                        () -> image.groupNorm(2, 1e-5),
                        "groupNorm: expected input [n, c, ...] with channels in 2 equal groups, found shape [2, 3, 4, 4]"),
                error(() -> image.layerNorm(5, 1e-5), "layerNorm: expected 1..4 axes for shape [2, 3, 4, 4], found 5"),
                error(() -> image.standardize(0, 1), "standardize: expected a finite epsilon > 0, found 0.0"),
                error(
                        () -> image.rmsNormalize(Double.NaN, 1),
                        "rmsNormalize: expected a finite epsilon > 0, found NaN"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    private static Tensor column(double... values) {
        return Tensor.constant(NdArray.of(Shape.of(values.length, 1), values));
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}

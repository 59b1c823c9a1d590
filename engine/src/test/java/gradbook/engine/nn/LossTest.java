package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses by their definitions, as PyTorch documents them. */
class LossTest {
    private static final int N = 4;
    private static final int CLASSES = 3;
    private static final NdArray LOGITS = RandomKey.of(2).uniform(Shape.of(N, CLASSES), DType.FLOAT64, -3, 3);
    private static final NdArray LABELS = NdArray.of(Shape.of(N), 2, 0, -100, 1);
    private static final NdArray WEIGHT = NdArray.of(Shape.of(CLASSES), 0.5, 2.0, 3.0);
    private static final double TOLERANCE = 1e-14;

    static Stream<CrossEntropy> options() {
        return Stream.of(Reduction.values())
                .map(CrossEntropy.DEFAULT::withReduction)
                .flatMap(options -> Stream.of(options, options.withWeight(WEIGHT)))
                .flatMap(options -> Stream.of(options, options.withLabelSmoothing(0.2)));
    }

    @ParameterizedTest
    @MethodSource("options")
    void crossEntropyIsItsDefinition(CrossEntropy options) {
        double epsilon = options.labelSmoothing();
        double[] losses = new double[N];
        double factors = 0;
        for (int i = 0; i < N; i++) {
            int label = LABELS.ints()[i];
            if (label == -100) {
                continue;
            }
            losses[i] = -(1 - epsilon) * weight(options, label) * logProbability(i, label);
            for (int c = 0; c < CLASSES; c++) {
                losses[i] -= epsilon / CLASSES * weight(options, c) * logProbability(i, c);
            }
            factors += weight(options, label);
        }
        check(options.reduction(), losses, factors, options.of(Tensor.constant(LOGITS), LABELS));
    }

    @ParameterizedTest
    @MethodSource("options")
    void crossEntropyOfProbabilitiesIsItsDefinition(CrossEntropy options) {
        NdArray target = RandomKey.of(4).uniform(Shape.of(N, CLASSES), DType.FLOAT64, 0, 1);
        double epsilon = options.labelSmoothing();
        double[] losses = new double[N];
        for (int i = 0; i < N; i++) {
            for (int c = 0; c < CLASSES; c++) {
                double smoothed = (1 - epsilon) * target.at(i * CLASSES + c) + epsilon / CLASSES;
                losses[i] -= weight(options, c) * smoothed * logProbability(i, c);
            }
        }
        check(options.reduction(), losses, N, options.of(Tensor.constant(LOGITS), Tensor.constant(target)));
    }

    private static void check(Reduction reduction, double[] losses, double divisor, Tensor found) {
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        switch (reduction) {
            case NONE -> {
                assertEquals(Shape.of(N), found.shape());
                for (int i = 0; i < N; i++) {
                    assertEquals(losses[i], found.value().at(i), TOLERANCE);
                }
            }
            case SUM -> assertEquals(sum, found.item(), 10 * TOLERANCE);
            case MEAN -> assertEquals(sum / divisor, found.item(), TOLERANCE);
        }
    }

    private static double weight(CrossEntropy options, int label) {
        return options.weight().isPresent() ? WEIGHT.at(label) : 1;
    }

    private static double logProbability(int row, int c) {
        double sum = 0;
        for (int k = 0; k < CLASSES; k++) {
            sum += Math.exp(LOGITS.at(row * CLASSES + k));
        }
        return LOGITS.at(row * CLASSES + c) - Math.log(sum);
    }

    @Test
    void theFusedFormAndTheOneWithOptionsAgree() {
        NdArray labels = NdArray.of(Shape.of(N), 2, 0, 1, 1);
        Tensor x = Tensor.leaf(LOGITS);
        Tensor fused = Loss.crossEntropy(x, labels);
        Tensor derived = CrossEntropy.DEFAULT.of(x, labels);
        assertEquals(fused.item(), derived.item(), TOLERANCE);
        NdArray expected = Backward.from(fused).of(x);
        NdArray found = Backward.from(derived).of(x);
        for (int e = 0; e < expected.count(); e++) {
            assertEquals(expected.at(e), found.at(e), TOLERANCE);
        }
    }

    @Test
    void anIgnoredIndexMayBeAClassAndAllIgnoredIsNoNumber() {
        NdArray labels = NdArray.of(Shape.of(N), 1, 1, 1, 1);
        CrossEntropy options = CrossEntropy.DEFAULT.withIgnoreIndex(1);
        assertEquals(Double.NaN, options.of(Tensor.constant(LOGITS), labels).item());
        assertEquals(
                0,
                options.withReduction(Reduction.SUM)
                        .of(Tensor.constant(LOGITS), labels)
                        .item());
    }

    /** Two numbers each, worked by hand, and the loss of each. */
    static Stream<Arguments> elementwise() {
        return Stream.of(
                loss("squared", Loss.meanSquaredError(of(1, 5), of(3, 5), Reduction.NONE), 4, 0),
                loss("l1", Loss.l1(of(1, 5), of(3, 4), Reduction.NONE), 2, 1),
                loss("huber", Loss.huber(of(1, 5), of(1.5, 9), 1, Reduction.NONE), 0.125, 3.5),
                loss("hinge", Loss.hinge(of(0.25, 2), of(1, -1), Reduction.NONE), 0.75, 3),
                loss(
                        "binary",
                        Loss.binaryCrossEntropyWithLogits(of(0, 1000), of(1, 1), Reduction.NONE),
                        Math.log(2),
                        0),
                loss(
                        "binary of what is wrong",
                        Loss.binaryCrossEntropyWithLogits(of(-1000, 1000), of(1, 0), Reduction.NONE),
                        1000,
                        1000),
                loss(
                        "binary with positives that count three times",
                        Loss.binaryCrossEntropyWithLogits(
                                of(0, 0), of(1, 0), Tensor.constant(NdArray.scalar(DType.FLOAT64, 3)), Reduction.NONE),
                        3 * Math.log(2),
                        Math.log(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("elementwise")
    void elementsAreThoseWorkedByHand(String name, Tensor losses, double first, double second) {
        assertEquals(first, losses.value().at(0), 1e-12);
        assertEquals(second, losses.value().at(1), 1e-12);
        assertEquals((first + second) / 2, Reduction.MEAN.of(losses).item(), 1e-12);
        assertEquals(first + second, Reduction.SUM.of(losses).item(), 1e-12);
    }

    private static Arguments loss(String name, Tensor losses, double first, double second) {
        return Arguments.of(name, losses, first, second);
    }

    static Stream<Arguments> errors() {
        Tensor x = Tensor.constant(LOGITS);
        CrossEntropy plain = CrossEntropy.DEFAULT;
        return Stream.of(
                error(
                        () -> plain.of(x, NdArray.of(Shape.of(N), 0, 1, 3, 0)),
                        "cross-entropy: label 3 at position 2 is out of range 0..2 and not the ignored -100"),
                error(
                        () -> plain.of(x, NdArray.of(Shape.of(3), 0, 1, 2)),
                        "cross-entropy: expected scores [n, classes, ...] and labels [n, ...], int32, found [4, 3] and"
                                + " INT32 [3]"),
                error(
                        () -> plain.withWeight(NdArray.of(Shape.of(2), 1.0, 2)).of(x, LABELS),
                        "cross-entropy: expected a weight of FLOAT64 [3] for scores [4, 3], found FLOAT64 [2]"),
                error(
                        () -> plain.of(x, Tensor.constant(NdArray.zeros(Shape.of(N), DType.FLOAT64))),
                        "cross-entropy: expected probabilities of the logits' shape [4, 3], found [4]"),
                error(
                        () -> plain.of(x.reshape(12), LABELS),
                        "cross-entropy: expected logits [n, classes, ...], found shape [12]"),
                error(
                        () -> new CrossEntropy(Optional.empty(), 0, 1.5, Reduction.MEAN),
                        "cross-entropy: expected 0 <= label smoothing <= 1, found 1.5"),
                error(() -> Loss.huber(of(1, 2), of(1, 2), 0, Reduction.MEAN), "huber: expected delta > 0, found 0.0"),
                error(
                        () -> Loss.l1(of(1, 2), of(1, 2).reshape(2, 1), Reduction.MEAN),
                        "l1: shapes differ: [2] and [2, 1]"),
                error(
                        () -> Loss.hinge(of(1, 2), of(1, 2).reshape(2, 1), Reduction.MEAN),
                        "hinge: shapes differ: [2] and [2, 1]"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    private static Tensor of(double... values) {
        return Tensor.constant(NdArray.of(Shape.of(values.length), values));
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}

package gradbook.engine.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetricTest {
    private static final NdArray SCORES =
            NdArray.of(Shape.of(4, 3), 0.1f, 0.9f, 0.5f, 2, 2, 1, -3, -2, -2, 0, Float.NEGATIVE_INFINITY, 7);

    @Test
    void thePredictionIsTheHighestScoreAndTheFirstOfATie() {
        assertEquals(NdArray.of(Shape.of(4), 1, 0, 1, 2), Predictions.of(SCORES));
        assertEquals(NdArray.of(Shape.of(4), 1, 0, 1, 2), Predictions.of(SCORES.to(DType.FLOAT64)));
        assertEquals(NdArray.of(Shape.of(0), new int[0]), Predictions.of(NdArray.zeros(Shape.of(0, 3), DType.FLOAT32)));
    }

    @Test
    void accuracyIsGatheredBatchByBatch() {
        Accuracy accuracy = new Accuracy();
        assertEquals(Double.NaN, accuracy.value());
        accuracy.add(SCORES, labels(1, 0, 1, 2));
        assertEquals(1, accuracy.value());
        accuracy.add(SCORES, labels(1, 1, 1, 1));
        assertEquals(6 / 8.0, accuracy.value());
    }

    @Test
    void aConfusionMatrixCountsByTruthAndPrediction() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        assertEquals(Double.NaN, matrix.accuracy());
        matrix.add(labels(0, 0, 1, 2), labels(0, 1, 1, 0));
        matrix.add(labels(2), labels(0));
        assertArrayEquals(new int[][] {{1, 1, 0}, {0, 1, 0}, {2, 0, 0}}, matrix.counts());
        assertEquals(2, matrix.count(2, 0));
        assertEquals(2 / 5.0, matrix.accuracy());
        matrix.counts()[0][0] = 9;
        assertEquals(1, matrix.count(0, 0), "a copy");
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                error(
                        () -> Predictions.of(NdArray.zeros(Shape.of(3), DType.FLOAT32)),
                        "predictions: expected scores [n, classes], found [3]"),
                error(
                        () -> Predictions.of(NdArray.zeros(Shape.of(3, 0), DType.FLOAT32)),
                        "predictions: expected scores [n, classes], found [3, 0]"),
                error(
                        () -> new Accuracy().add(SCORES, labels(1)),
                        "accuracy: expected a label, int32, for each row of scores [4, 3], found INT32 [1]"),
                error(() -> new ConfusionMatrix(0), "confusion matrix: expected at least 1 class, found 0"),
                error(
                        () -> new ConfusionMatrix(3).add(labels(1, 2), labels(1)),
                        "confusion matrix: labels [2] and predictions [1] differ in number"),
                error(
                        () -> new ConfusionMatrix(3).add(labels(3), labels(1)),
                        "confusion matrix: class 3 is out of range 0..2"),
                error(
                        () -> new ConfusionMatrix(3).add(labels(1), labels(-1)),
                        "confusion matrix: class -1 is out of range 0..2"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    private static NdArray labels(int... values) {
        return NdArray.of(Shape.of(values.length), values);
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}

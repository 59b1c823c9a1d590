package gradbook.engine.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The metrics of math.md §15, worked by hand. */
class ScoresTest {
    /** Row 1 has its classes in the order 1, 0, 2 (a tie goes to the lower index), row 2 in the order 2, 1, 0. */
    private static final NdArray SCORES = NdArray.of(Shape.of(2, 3), 5.0, 7, 5, 1, 2, 3);

    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 0.5", "3, 1"})
    void topKCountsTheClassesBeforeTheLabel(int k, double expected) {
        TopKAccuracy accuracy = new TopKAccuracy(k);
        assertEquals(Double.NaN, accuracy.value());
        accuracy.add(SCORES, labels(2, 2));
        assertEquals(expected, accuracy.value());
    }

    @Test
    void topOneIsAccuracy() {
        TopKAccuracy top = new TopKAccuracy(1);
        Accuracy accuracy = new Accuracy();
        for (int label = 0; label < 3; label++) {
            top.add(SCORES, labels(label, 2 - label));
            accuracy.add(SCORES, labels(label, 2 - label));
        }
        assertEquals(accuracy.value(), top.value());
    }

    /** Truth in rows: class 0 is found 2 of 3 times, class 1 3 of 4 times, class 2 occurs but is never predicted. */
    @Test
    void aReportIsWorkedFromTheConfusionMatrix() {
        ConfusionMatrix matrix = new ConfusionMatrix(4);
        matrix.add(labels(0, 0, 0, 1, 1, 1, 1, 2), labels(0, 0, 1, 1, 1, 1, 0, 1));
        ClassReport report = ClassReport.of(matrix);
        assertEquals(
                new ClassScore(2 / 3.0, 2 / 3.0, 2 / 3.0, 3), report.byClass().get(0));
        assertEquals(
                new ClassScore(3 / 5.0, 3 / 4.0, 6 / 9.0, 4), report.byClass().get(1));
        assertEquals(new ClassScore(0, 0, 0, 1), report.byClass().get(2));
        assertEquals(new ClassScore(0, 0, 0, 0), report.byClass().get(3));
        assertEquals(new ClassScore(5 / 8.0, 5 / 8.0, 5 / 8.0, 8), report.micro());
        assertEquals((2 / 3.0 + 3 / 5.0) / 4, report.macro().precision(), 1e-15);
        assertEquals((3 * (2 / 3.0) + 4 * (3 / 4.0)) / 8, report.weighted().recall(), 1e-15);
        assertEquals(
                new ClassScore(0, 0, 0, 0),
                ClassReport.of(new ConfusionMatrix(2)).weighted());
    }

    @Test
    void perplexityOfEqualChoicesIsTheirNumber() {
        Perplexity perplexity = new Perplexity();
        assertEquals(Double.NaN, perplexity.value());
        perplexity.add(Math.log(4), 10);
        assertEquals(4, perplexity.value(), 1e-14);
        perplexity.add(0, 10);
        assertEquals(2, perplexity.value(), 1e-14, "the mean over tokens is half of ln 4");
        perplexity.add(Double.POSITIVE_INFINITY, 1);
        assertEquals(Double.POSITIVE_INFINITY, perplexity.value());
    }

    @Test
    void calibrationErrorIsTheMeanGapOfTheBins() {
        CalibrationError error = new CalibrationError(2);
        assertEquals(Double.NaN, error.value());
        // confidences 0.75 (right), 1 (wrong) in the upper bin; 0.5 (right) in the lower one, whose upper end it is
        error.add(NdArray.of(Shape.of(2, 2), 0.75, 0.25, 1, 0), labels(0, 1));
        error.add(NdArray.of(Shape.of(1, 2), 0.5, 0.5), labels(0));
        assertEquals(
                List.of(new CalibrationError.Bin(0, 0.5, 1, 0.5, 1), new CalibrationError.Bin(0.5, 1, 2, 0.875, 0.5)),
                error.bins());
        assertEquals((1 * 0.5 + 2 * 0.375) / 3, error.value(), 1e-15);
    }

    static Stream<Arguments> errors() {
        NdArray nan = NdArray.of(Shape.of(1, 2), 0.0, Double.NaN);
        return Stream.of(
                error(() -> Predictions.of(nan), "predictions: the score of class 1 in row 0 is NaN"),
                error(() -> new TopKAccuracy(0), "top-k accuracy: expected k >= 1, found 0"),
                error(
                        () -> new TopKAccuracy(4).add(SCORES, labels(0, 0)),
                        "top-4 accuracy: expected at least 4 classes, found scores [2, 3]"),
                error(
                        () -> new TopKAccuracy(1).add(SCORES, labels(0)),
                        "top-1 accuracy: expected a label, int32, for each row of scores [2, 3], found INT32 [1]"),
                error(
                        () -> new TopKAccuracy(1).add(SCORES, labels(0, 3)),
                        "top-1 accuracy: label 3 of row 1 is out of range 0..2"),
                error(() -> new Perplexity().add(-1, 2), "perplexity: expected a mean cross-entropy >= 0, found -1.0"),
                error(() -> new Perplexity().add(1, 0), "perplexity: expected at least 1 token, found 0"),
                error(() -> new CalibrationError(0), "calibration error: expected at least 1 bin, found 0"),
                error(
                        () -> new CalibrationError().add(SCORES, labels(0, 0)),
                        "calibration error: expected probabilities of 0 to 1, found 5.0 for class 0 in row 0"),
                error(
                        () -> new CalibrationError().add(NdArray.of(Shape.of(1, 2), 0.25, 0.25), labels(0)),
                        "calibration error: expected probabilities with sum 1, found 0.5 in row 0"));
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

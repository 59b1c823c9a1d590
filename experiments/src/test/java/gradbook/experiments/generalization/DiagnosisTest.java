package gradbook.experiments.generalization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.generalization.Diagnosis.Verdict;
import gradbook.experiments.run.EpochMeasures;
import gradbook.experiments.run.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule, on curves that were made up. */
class DiagnosisTest {
    private static final double[] FALLING = {1, 0.2, 0.1};

    /** Losses by epoch, and the errors after the last. */
    static Stream<Arguments> curves() {
        return Stream.of(
                curve(
                        "both fall together, few errors",
                        losses(1, 0.2, 0.1),
                        losses(1, 0.25, 0.12),
                        0.02,
                        0.03,
                        Verdict.FITTING),
                curve("both stay high", losses(1, 0.8, 0.7), losses(1, 0.82, 0.71), 0.2, 0.21, Verdict.UNDERFITTING),
                curve("validation turns up", losses(1, 0.2, 0.01), losses(1, 0.4, 0.6), 0, 0.1, Verdict.OVERFITTING),
                curve(
                        "a rise of a twentieth is noise",
                        losses(1, 0.2, 0.1),
                        losses(1, 0.2, 0.21),
                        0.02,
                        0.03,
                        Verdict.FITTING),
                curve(
                        "both turn up: diverging is no overfitting",
                        losses(1, 0.5, 0.9),
                        losses(1, 0.5, 0.9),
                        0.3,
                        0.3,
                        Verdict.UNDERFITTING),
                curve("no turn, but a gap", losses(1, 0.2, 0.05), losses(1, 0.5, 0.4), 0.01, 0.1, Verdict.OVERFITTING),
                curve(
                        "a gap between small errors",
                        losses(1, 0.2, 0.01),
                        losses(1, 0.1, 0.09),
                        0,
                        0.02,
                        Verdict.FITTING),
                curve("a rise just below", losses(1, 0.2, 0.1), losses(1, 0.2, 0.21999), 0, 0.03, Verdict.FITTING),
                curve("a rise just above", losses(1, 0.2, 0.1), losses(1, 0.2, 0.22001), 0, 0.03, Verdict.OVERFITTING),
                curve(
                        "a rise just above, but the training loss stands still",
                        losses(1, 0.2, 0.2),
                        losses(1, 0.2, 0.22001),
                        0,
                        0.03,
                        Verdict.FITTING),
                curve("training error just below", FALLING, FALLING, 0.0499, 0.06, Verdict.FITTING),
                curve("training error just above", FALLING, FALLING, 0.0501, 0.06, Verdict.UNDERFITTING),
                curve("validation error just below", FALLING, FALLING, 0.01, 0.0499, Verdict.FITTING),
                curve("validation error just above", FALLING, FALLING, 0.01, 0.0501, Verdict.OVERFITTING),
                curve(
                        "just more than half of the error is known",
                        FALLING,
                        FALLING,
                        0.06,
                        0.1199,
                        Verdict.UNDERFITTING),
                curve("just less than half of it", FALLING, FALLING, 0.06, 0.1201, Verdict.OVERFITTING),
                curve("just less than half, all small", FALLING, FALLING, 0.02, 0.0401, Verdict.FITTING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("curves")
    void aCurveHasItsDiagnosis(
            String name,
            double[] train,
            double[] validation,
            double trainError,
            double validationError,
            Verdict expected) {
        List<EpochMeasures> epochs =
                epochs(train, validation, always(trainError, train), always(validationError, train));
        assertEquals(expected, Diagnosis.of(epochs).verdict());
    }

    /** Losses by epoch, the errors after the last, and the sentence with the epoch of the lowest loss, its ratio and the errors. */
    static Stream<Arguments> sentences() {
        return Stream.of(
                sentence(
                        losses(1, 0.2, 0.01),
                        losses(1, 0.4, 0.6),
                        0,
                        0.1,
                        "The validation loss was lowest after epoch 2 and ends 1.50 times as high, while the training loss fell from "
                                + "0.2000 to 0.0100. The error ends at 0.00 % in training and 10.00 % in validation."),
                sentence(
                        losses(0.5, 0.4, 0.3, 0.2),
                        losses(0.3, 0.3, 0.4, 0.375),
                        0.0125,
                        0.11,
                        "The validation loss was lowest after epoch 1 and ends 1.25 times as high, while the training loss fell from "
                                + "0.5000 to 0.2000. The error ends at 1.25 % in training and 11.00 % in validation."),
                sentence(
                        losses(1, 0.8, 0.7),
                        losses(1, 0.82, 0.71),
                        0.2,
                        0.21,
                        "The error ends at 20.00 % in training and 21.00 % in validation: both are high, and most of the error is "
                                + "there before new images come."),
                sentence(
                        losses(1, 0.2, 0.05),
                        losses(1, 0.5, 0.4),
                        0.01,
                        0.1,
                        "The error ends at 1.00 % in training and 10.00 % in validation: new images are the difficulty."),
                sentence(
                        losses(1, 0.2, 0.1),
                        losses(1, 0.2, 0.21),
                        0.02,
                        0.03,
                        "The error ends at 2.00 % in training and 3.00 % in validation, and the validation loss ends 1.05 times its "
                                + "lowest."),
                sentence(
                        losses(0.1),
                        losses(0.12),
                        0.02,
                        0.03,
                        "The error ends at 2.00 % in training and 3.00 % in validation, and the validation loss ends 1.00 times its "
                                + "lowest."));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void theReasonHasTheFigures(
            double[] train, double[] validation, double trainError, double validationError, String expected) {
        List<EpochMeasures> epochs =
                epochs(train, validation, always(trainError, train), always(validationError, train));
        assertEquals(expected, Diagnosis.of(epochs).reason());
    }

    /**
     * The validation loss is low once, by chance, jumps, and falls slowly from then on, while ever more validation images are named
     * rightly. The rule looks at the last epoch and the lowest loss alone: it calls this overfitting, though nothing gets worse, until
     * the loss has come down to 1.1 times its lowest.
     */
    @ParameterizedTest
    @CsvSource({"0.28, 1.40, OVERFITTING", "0.2201, 1.10, OVERFITTING", "0.2199, 1.10, FITTING", "0.19, 1.00, FITTING"})
    void anEarlySpikeCountsAsARiseUntilItIsMadeGood(double last, String ratio, Verdict expected) {
        Diagnosis diagnosis = Diagnosis.of(epochs(
                losses(0.6, 0.3, 0.25, 0.2, 0.15, 0.1),
                losses(0.7, 0.2, 0.5, 0.4, 0.3, last),
                errors(0.1, 0.08, 0.06, 0.04, 0.03, 0.02),
                errors(0.12, 0.1, 0.08, 0.06, 0.05, 0.04)));
        assertEquals(expected, diagnosis.verdict());
        String found = diagnosis.reason();
        assertTrue(found.contains(" " + ratio + " times "), found);
        assertTrue(found.contains("The error ends at 2.00 % in training and 4.00 % in validation"), found);
        assertEquals(expected == Verdict.OVERFITTING, found.contains("lowest after epoch 2 and "), found);
    }

    private static List<EpochMeasures> epochs(
            double[] train, double[] validation, double[] trainErrors, double[] validationErrors) {
        List<EpochMeasures> epochs = new ArrayList<>();
        for (int i = 0; i < train.length; i++) {
            epochs.add(new EpochMeasures(
                    i + 1,
                    Measures.empty()
                            .with("trainLossAfter", train[i])
                            .with("validationLoss", validation[i])
                            .with("trainAccuracy", 1 - trainErrors[i])
                            .with("validationAccuracy", 1 - validationErrors[i])));
        }
        return epochs;
    }

    private static double[] errors(double... errors) {
        return errors;
    }

    /** The same error after every epoch. */
    private static double[] always(double error, double[] epochs) {
        return DoubleStream.generate(() -> error).limit(epochs.length).toArray();
    }

    private static Arguments sentence(
            double[] train, double[] validation, double trainError, double validationError, String expected) {
        return Arguments.of(train, validation, trainError, validationError, expected);
    }

    private static double[] losses(double... losses) {
        return losses;
    }

    private static Arguments curve(
            String name,
            double[] train,
            double[] validation,
            double trainError,
            double validationError,
            Verdict expected) {
        return Arguments.of(name, train, validation, trainError, validationError, expected);
    }
}

package gradbook.experiments.generalization;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.experiments.generalization.Diagnosis.Verdict;
import gradbook.experiments.run.EpochMeasures;
import gradbook.experiments.run.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule, on curves that were made up. */
class DiagnosisTest {
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
                        Verdict.FITTING));
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
        List<EpochMeasures> epochs = new ArrayList<>();
        for (int i = 0; i < train.length; i++) {
            epochs.add(new EpochMeasures(
                    i + 1,
                    Measures.empty()
                            .with("trainLossAfter", train[i])
                            .with("validationLoss", validation[i])
                            .with("trainAccuracy", 1 - trainError)
                            .with("validationAccuracy", 1 - validationError)));
        }
        assertEquals(expected, Diagnosis.of(epochs).verdict());
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

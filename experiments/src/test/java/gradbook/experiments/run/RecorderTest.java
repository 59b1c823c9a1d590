package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void aLossThatIsNotFiniteEndsTheRunAndNamesTheStep(double loss) {
        Recorder recorder = recorded(7);
        Failure failure = assertThrows(Failure.class, () -> recorder.step(loss, 1));
        assertTrue(failure.getMessage().contains(loss + " at step 7 (epoch 1)"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "1, 1, 1", "1000, 1, 1000", "1001, 2, 501", "1002, 2, 502", "8600, 9, 957"})
    void longCurvesAreThinnedAndKeepTheirEnds(int steps, int every, int points) {
        Recorder recorder = recorded(steps);
        assertEquals(every, recorder.curve().every());
        assertEquals(points, recorder.curve().points().size());
        if (steps > 0) {
            assertEquals(0, recorder.curve().points().get(0).step());
            assertEquals(steps - 1, recorder.curve().points().get(points - 1).step());
        }
    }

    @Test
    void theDigestCoversEveryStep() {
        Recorder recorder = recorded(2_000);
        Recorder other = new Recorder(Progress.NONE);
        for (int step = 0; step < 2_000; step++) {
            other.step(step == 1_001 ? Math.nextUp(1.0 / (step + 1)) : 1.0 / (step + 1), 1);
        }
        assertEquals(recorder.lossCurveSha256(), recorded(2_000).lossCurveSha256());
        assertNotEquals(recorder.lossCurveSha256(), other.lossCurveSha256());
    }

    @Test
    void anEpochsTrainingLossIsTheMeanOfItsSteps() {
        Recorder recorder = new Recorder(Progress.NONE);
        recorder.step(100, 1);
        recorder.epoch(Measures.empty());
        recorder.step(1, 1);
        recorder.step(2, 1);
        recorder.epoch(Measures.empty().with("validationLoss", 3));
        assertEquals(
                Measures.empty().with("trainLoss", 1.5).with("validationLoss", 3),
                recorder.epochs().get(1).measures());
    }

    private static Recorder recorded(int steps) {
        Recorder recorder = new Recorder(Progress.NONE);
        for (int step = 0; step < steps; step++) {
            recorder.step(1.0 / (step + 1), 1);
        }
        return recorder;
    }
}

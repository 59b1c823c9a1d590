package gradbook.experiments.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.run.Result;
import gradbook.experiments.testing.Runs;
import org.junit.jupiter.api.Test;

class ScalarFourPointsTest {
    private static final Result RESULT = Runs.pinned(new ScalarFourPointsV1()).result();

    @Test
    void startsAtAboutFive() {
        double first = RESULT.curve().get(0).loss();
        assertEquals(5.0, first, 0.01);
    }

    @Test
    void endsBelowAHundredthWithEverySignRight() {
        assertEquals(200, RESULT.steps());
        assertTrue(RESULT.metrics().value("trainLoss") < 0.01, "loss " + RESULT.metrics());
        assertEquals(1.0, RESULT.metrics().value("trainAccuracy"));
    }

    @Test
    void trainsAllFortyOneNumbers() {
        assertEquals(41, RESULT.parameters());
    }
}

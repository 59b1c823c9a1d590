package gradbook.experiments.gates;

import static gradbook.experiments.testing.Resumption.assertGoesOn;

import gradbook.experiments.run.Overrides;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {
    /** 20 steps for each of six networks: ended within the first, between two, and within the last. */
    @ParameterizedTest
    @ValueSource(ints = {7, 40, 111})
    void trainingThatWasEndedGoesOn(int end) {
        assertGoesOn(Gates.ALL.get(0), Overrides.NONE.with("steps", 20).with("length", 10), end);
    }
}

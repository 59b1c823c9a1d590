package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.runtime.Numerics;
import gradbook.experiments.scalar.ScalarFourPointsV1;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunnerTest {
    /** What a checkpoint is held to: {@code CheckpointFolder} refuses one in which any of it differs. */
    @Test
    void aRunIsItsExperimentConfigurationAndNumerics() {
        Map<String, String> identity = Runner.identity(new ScalarFourPointsV1(), Overrides.NONE.with("epochs", 5));
        assertEquals(
                List.of("checkpoint format", "experiment", "numerics version", "configuration"),
                List.copyOf(identity.keySet()));
        assertEquals("scalar-four-points@1", identity.get("experiment"));
        assertEquals(Integer.toString(Numerics.VERSION), identity.get("numerics version"));
        assertEquals("{\"seed\":3,\"epochs\":5,\"learningRate\":0.1}", identity.get("configuration"));
    }
}

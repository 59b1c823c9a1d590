package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.experiments.scalar.MicrogradDemoV1;
import gradbook.experiments.scalar.ScalarFourPointsV1;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverridesTest {
    @Test
    void changeOnlyWhatIsNamed() {
        assertEquals(
                new ScalarFourPointsV1.Settings(7, 200, 0.1),
                new Overrides(Optional.of(7L), Optional.empty()).applyTo(new ScalarFourPointsV1()));
        assertEquals(new ScalarFourPointsV1().configuration(), Overrides.NONE.applyTo(new ScalarFourPointsV1()));
    }

    @Test
    void passOnWhatAConfigurationRefuses() {
        refused("epochs must be at least 1, found -3", new Overrides(Optional.empty(), Optional.of(-3)));
        refused("seed must be from 0 to 4294967295, found -1", new Overrides(Optional.of(-1L), Optional.empty()));
    }

    private static void refused(String sentence, Overrides overrides) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> overrides.applyTo(new MicrogradDemoV1()))
                        .getMessage());
    }
}

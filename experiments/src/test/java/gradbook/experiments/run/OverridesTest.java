package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.regularization.Regularization;
import gradbook.experiments.regularization.RegularizationConfiguration;
import gradbook.experiments.scalar.MicrogradDemoV1;
import gradbook.experiments.scalar.ScalarFourPointsV1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
    @Test
    void changeOnlyWhatIsNamed() {
        assertEquals(
                new ScalarFourPointsV1.Settings(7, 200, 0.1),
                Overrides.NONE.with("seed", 7).applyTo(new ScalarFourPointsV1()));
        assertEquals(new ScalarFourPointsV1().configuration(), Overrides.NONE.applyTo(new ScalarFourPointsV1()));
    }

    @Test
    void readEveryKindOfSetting() {
        RegularizationConfiguration changed = Overrides.NONE
                .with("hidden", "64")
                .with("dropout", " 2.5e-1 ")
                .with("schedule", "one-cycle")
                .applyTo(Regularization.BASELINE);
        assertEquals(64, changed.hidden());
        assertEquals(0.25, changed.dropout());
        assertEquals(LearningRate.ONE_CYCLE, changed.schedule());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epochs | -3 | epochs must be at least 1, found -3",
                "seed | -1 | seed must be from 0 to 4294967295, found -1",
                "epochs | 2.5 | epochs must be a whole number of at least 1, found 2.5",
                "epochs | 99999999999 | epochs must be a whole number of at least 1, found 99999999999",
                "noise | NaN | noise must be a number of at least 0, found NaN",
                "noise | '' | noise must be a number of at least 0, found nothing",
            })
    void refuseWhatASettingCannotBe(String name, String value, String sentence) {
        assertEquals(sentence, refusal(Overrides.NONE.with(name, value), new MicrogradDemoV1()));
    }

    @Test
    void namesOfASchedulesAreListed() {
        assertEquals(
                "schedule must be constant or step or cosine or one-cycle, found cosinus",
                refusal(Overrides.NONE.with("schedule", "cosinus"), Regularization.BASELINE));
    }

    @Test
    void anUnknownNameListsTheKnownOnesWithTheirRanges() {
        assertEquals(
                "there is no setting 'noize' of micrograd-demo@1; there are seed (a whole number from 0 to 4294967295), "
                        + "epochs (a whole number of at least 1), noise (a number of at least 0), "
                        + "weightPenalty (a number of at least 0)",
                refusal(Overrides.NONE.with("noize", "1"), new MicrogradDemoV1()));
        assertTrue(refusal(Overrides.NONE.with("x", "1"), Regularization.BASELINE)
                .contains("dropout (a number from 0 to below 1)"));
    }

    private static String refusal(Overrides overrides, Experiment<?> experiment) {
        return assertThrows(IllegalArgumentException.class, () -> overrides.applyTo(experiment))
                .getMessage();
    }
}

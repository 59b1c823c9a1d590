package gradbook.experiments.regularization;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.experiments.regularization.LearningRateFinderV1.Settings;
import gradbook.experiments.run.Overrides;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateFinderTest {
    /** A rate that does not grow, or shrinks: the search would say something all the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1        | 0.0001   | lowest must be below highest, found 1.0 and 1.0E-4",
                "0.1      | 0.1      | lowest must be below highest, found 0.1 and 0.1",
                "1e-12    | 1e-12    | lowest must be below highest, found 1.0E-12 and 1.0E-12",
                "0        | 1        | lowest must be at least 0.000000000001, found 0.0",
                "1        | 0        | highest must be at least 0.000000000001, found 0.0",
                "NaN      | 1        | lowest must be at least 0.000000000001, found NaN",
                "1        | NaN      | highest must be at least 0.000000000001, found NaN",
            })
    void ratesThatDoNotGrowAreRefused(double lowest, double highest, String sentence) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> new Settings(42, 5, 200, lowest, highest))
                        .getMessage());
    }

    /** One of the two is the pinned one, 1e-4 or 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lowest  | 2    | lowest must be below highest, found 2.0 and 1.0",
                "highest | 1e-4 | lowest must be below highest, found 1.0E-4 and 1.0E-4",
                "highest | 1e-5 | lowest must be below highest, found 1.0E-4 and 1.0E-5",
            })
    void onTheCommandLineToo(String name, String value, String sentence) {
        Overrides overrides = Overrides.NONE.with(name, value);
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> overrides.applyTo(new LearningRateFinderV1()))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1e-4, 1", "1e-12, 2e-12", "0.1, 0.10000000000000002"})
    void ratesThatGrowAreNot(double lowest, double highest) {
        assertDoesNotThrow(() -> new Settings(42, 5, 200, lowest, highest));
    }
}

package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
    /** A component for every kind of range and of type. */
    private record Every(
            long seed,
            @Range(from = 1) int epochs,
            @Range(from = -2, to = 2.5) double between,
            @Range(from = 0, below = 1) double part,
            @Range(to = 3) int few,
            @Range(below = 0) double negative,
            double free,
            LearningRate schedule,
            boolean on)
            implements Configuration {
        Every {
            Configuration.check(Every.class, seed, epochs, between, part, few, negative, free, schedule, on);
        }

        static Every with(int epochs, double between, double part, int few, double negative) {
            return new Every(-1, epochs, between, part, few, negative, Double.NaN, LearningRate.STEP, true);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed     | a whole number",
                "epochs   | a whole number of at least 1",
                "between  | a number from -2 to 2.5",
                "part     | a number from 0 to below 1",
                "few      | a whole number of at most 3",
                "negative | a number below 0",
                "free     | a number",
                "schedule | constant or step or cosine or one-cycle",
                "on       | false or true",
            })
    void whatIsAllowedIsSaidInWords(String name, String words) {
        assertEquals(words, setting(name).allowed());
    }

    @ParameterizedTest
    @CsvSource({
        "seed, -9223372036854775808",
        "epochs, 1",
        "epochs, 2147483647",
        "between, -2.0",
        "between, 2.5",
        "part, 0.0",
        "part, 0.9999999999999999",
        "few, -2147483648",
        "few, 3",
        "negative, -4.9E-324",
        "schedule, one-cycle",
        "on, true",
        "on, false",
    })
    void theEndsOfARangeAreAllowed(String name, String value) {
        assertEquals(value, setting(name).parse(" " + value + " ").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed     | 9223372036854775808 | seed must be a whole number, found 9223372036854775808",
                "seed     | 0x10    | seed must be a whole number, found 0x10",
                "epochs   | 0       | epochs must be at least 1, found 0",
                "epochs   | 1e3     | epochs must be a whole number of at least 1, found 1e3",
                "between  | -2.0001 | between must be from -2 to 2.5, found -2.0001",
                "between  | 2.6     | between must be from -2 to 2.5, found 2.6",
                "between  | 1e999   | between must be a number from -2 to 2.5, found 1e999",
                "part     | 1       | part must be from 0 to below 1, found 1.0",
                "part     | 1d      | part must be a number from 0 to below 1, found 1d",
                "few      | 4       | few must be at most 3, found 4",
                "negative | 0       | negative must be below 0, found 0.0",
                "negative | -1e999  | negative must be a number below 0, found -1e999",
                "free     | NaN     | free must be a number, found NaN",
                "free     | 1e999   | free must be a number, found 1e999",
                "schedule | STEP    | schedule must be constant or step or cosine or one-cycle, found STEP",
                "on       | yes     | on must be false or true, found yes",
                "on       | ' '     | on must be false or true, found nothing",
            })
    void whatIsOutsideIsRefusedInASentence(String name, String value, String sentence) {
        Setting setting = setting(name);
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> setting.parse(value))
                        .getMessage());
    }

    /** The same ranges hold in a program that builds the record itself; NaN is in none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 |   0 |   0 | 3 |  -1 | epochs must be at least 1, found 0",
                "1 | NaN |   0 | 3 |  -1 | between must be from -2 to 2.5, found NaN",
                "1 |   0 | NaN | 3 |  -1 | part must be from 0 to below 1, found NaN",
                "1 |   0 |   1 | 3 |  -1 | part must be from 0 to below 1, found 1.0",
                "1 |   0 |   0 | 4 |  -1 | few must be at most 3, found 4",
                "1 |   0 |   0 | 3 | NaN | negative must be below 0, found NaN",
                "0 |   9 |   9 | 9 |   9 | epochs must be at least 1, found 0",
            })
    void aConfigurationRefusesWhatItsRangesDo(
            int epochs, double between, double part, int few, double negative, String sentence) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> Every.with(epochs, between, part, few, negative))
                        .getMessage());
    }

    @Test
    void aConfigurationInsideItsRangesCanBeBuilt() {
        assertDoesNotThrow(() -> Every.with(1, 2.5, 0, 3, -1));
    }

    private static Setting setting(String name) {
        return Setting.of(Every.class).stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

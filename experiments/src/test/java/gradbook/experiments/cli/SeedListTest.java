package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedListTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1..5              | 1 2 3 4 5",
                "7..7              | 7",
                "-2..1             | -2 -1 0 1",
                "9                 | 9",
                "1,5,9             | 1 5 9",
                "9,5,1             | 9 5 1",
                "1,5,1,5           | 1 5",
                "1,01,001          | 1",
                "0,-0              | 0",
                "-3,3              | -3 3",
                "999999999999999999 | 999999999999999999",
            })
    void seedsAreInTheGivenOrderEachOnce(String text, String seeds) {
        assertEquals(List.of(seeds.split(" ")), SeedList.parse(text));
    }

    @Test
    void upToTenThousand() {
        assertEquals(10_000, SeedList.parse("1..10000").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "5..1",
                "1..10001",
                "-999999999999999999..999999999999999999",
                "1..",
                "..5",
                "1...5",
                "1-5",
                "1, 5",
                "1,,5",
                ",1",
                "1,",
                "one",
                "1.5",
                "+1",
                "1..5,9",
                "9223372036854775808",
            })
    void whatIsNeitherFormIsRefused(String text) {
        assertEquals(
                "--seeds must be 1..20 (at most 10000, in ascending order) or 1,5,9, found " + text,
                assertThrows(IllegalArgumentException.class, () -> SeedList.parse(text))
                        .getMessage());
    }
}

package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        assertEquals(10_000, SeedList.parse(list(10_000)).size());
        assertEquals(10_000, SeedList.parse(list(10_000) + ",1").size());
        assertRefused(list(10_001));
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
        assertRefused(text);
    }

    private static String list(int seeds) {
        return IntStream.rangeClosed(1, seeds).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    private static void assertRefused(String text) {
        assertEquals(
                "--seeds must be a range such as 1..20, the lower first, or a list such as 1,5,9, of at most 10,000, found "
                        + (text.length() <= 60 ? text : text.substring(0, 60) + "... of 48,899 characters"),
                assertThrows(IllegalArgumentException.class, () -> SeedList.parse(text))
                        .getMessage());
    }
}

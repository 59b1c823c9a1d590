package gradbook.experiments.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharactersTest {
    private final Characters vocabulary = Characters.of("to be or not\nto be");

    @Test
    void itsCharactersAreInUnicodesOrder() {
        assertEquals("\n benort", vocabulary.signs());
        assertEquals(8, vocabulary.size());
    }

    @Test
    void aTextComesBack() {
        int[] tokens = vocabulary.encode("not one\nbet");
        assertArrayEquals(new int[] {4, 5, 7, 1, 5, 4, 3, 0, 2, 3, 7}, tokens);
        assertEquals("not one\nbet", vocabulary.decode(tokens));
        assertEquals("", vocabulary.decode(vocabulary.encode("")));
    }

    @ParameterizedTest
    @CsvSource({"toX, 3, 'X'", "ä, 1, 'ä'", "be\uD83D\uDE00, 3, '\uD83D\uDE00'", "or\t, 3, U+0009"})
    void aCharacterItLacksIsNamedWithItsPlace(String text, int place, String shown) {
        assertEquals(
                "character " + place + " is " + (shown.startsWith("U") ? shown : "'" + shown + "'")
                        + ", which the model has never seen; it knows line ends, spaces, benort",
                assertThrows(IllegalArgumentException.class, () -> vocabulary.encode(text.equals("or") ? "or\t" : text))
                        .getMessage());
    }

    @Test
    void aCharacterStandsInItOnce() {
        assertThrows(IllegalArgumentException.class, () -> new Characters("aba"));
        assertThrows(IllegalArgumentException.class, () -> new Characters(""));
    }
}

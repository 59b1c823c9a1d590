package gradbook.experiments.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WordVocabularyTest {
    private final WordVocabulary vocabulary = new WordVocabulary(List.of("one", "two", "three", "+4"), "numbers");

    @Test
    void blanksAndLineEndsStandBetweenWords() {
        int[] tokens = vocabulary.encode(" one +4\n\nthree ");
        assertArrayEquals(new int[] {0, 3, 2}, tokens);
        assertEquals("one +4 three ", vocabulary.decode(tokens));
        assertArrayEquals(new int[0], vocabulary.encode(""));
    }

    @Test
    void aWordItLacksIsNamedWithItsPlace() {
        assertEquals(
                "word 2 is 'four', which the model has never seen; it knows one, two, three and 1 more",
                assertThrows(IllegalArgumentException.class, () -> vocabulary.encode("one four"))
                        .getMessage());
    }

    @Test
    void aModelSaysItsWords() {
        TextModel text = new TextModel(vocabulary, OptionalInt.of(0), 8);
        assertEquals(Optional.of(text), TextModel.of(text.metadata()));
    }

    @Test
    void everyWordStandsInItOnce() {
        for (List<String> words : List.of(List.<String>of(), List.of("a", "b", "a"), List.of("a b"), List.of(""))) {
            assertThrows(IllegalArgumentException.class, () -> new WordVocabulary(words, "words"));
        }
    }
}

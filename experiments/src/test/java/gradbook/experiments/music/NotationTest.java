package gradbook.experiments.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.sequence.Characters;
import gradbook.experiments.sequence.WordVocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
    @ParameterizedTest
    @CsvSource({"C-1, 0", "A0, 21", "C4, 60", "F#4, 66", "A4, 69", "B4, 71", "G9, 127"})
    void pitchesHaveNames(String name, int pitch) {
        assertEquals(name, Pitch.name(pitch));
        assertEquals(pitch, Pitch.of(name));
    }

    /** As a network may write: steps that follow each other, a hand that strikes twice at a time, the right hand before the left. */
    @ParameterizedTest
    @CsvSource({
        "L:C3 R:C5 +3 R:D5, L:C3 R:C5 +3 R:D5",
        "+3 R:C5 +3 +3 R:D5 +6, R:C5 +6 R:D5",
        "R:E5 L:C3 R:C5.E5, L:C3 R:C5.E5",
        "| R:C5 | R:D5 |, R:C5.D5",
    })
    void whatIsWrittenTwiceIsPlayedOnce(String text, String plain) {
        assertEquals(Notation.read(plain), Notation.words(Notation.score(Notation.read(text))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"R:", "R:H5", "R:C5.", "L:C10", "X:C5", "+0", "+99999", "-3", "C5", "r:C5"})
    void whatIsNoWordIsRefused(String word) {
        assertThrows(IllegalArgumentException.class, () -> Notation.score(List.of(word)));
    }

    /** In steps, of which a beat has twelve. */
    @Test
    void aKeyIsHeldUntilItsHandStrikesAgainOrForTwoBeats() {
        Score score = Notation.score(Notation.read("L:C3 R:C5 +3 R:D5.F5 +36 L:E3"));
        assertEquals(
                List.of(
                        new Note(0, 24, 48, Hand.LEFT),
                        new Note(0, 3, 72, Hand.RIGHT),
                        new Note(3, 24, 74, Hand.RIGHT),
                        new Note(3, 24, 77, Hand.RIGHT),
                        new Note(39, 24, 52, Hand.LEFT)),
                score.notes());
    }

    @Test
    void aTextHasALineForTwoBeats() {
        assertEquals(
                "L:C3 +12 L:C3 +12\nL:C3 +36\nL:C3 +3",
                Notation.lines(Notation.read("L:C3 +12 L:C3 +12 L:C3 +36 L:C3 +3")));
    }

    @Test
    void aPieceIsCutAtABeat() {
        assertEquals(4, Continuation.words(Notation.read("L:C3 +12 L:C3 +12 L:C3"), 2));
        assertEquals(4, Continuation.words(Notation.read("L:C3 +12 L:C3 +15 L:C3"), 2));
        assertEquals(3, Continuation.words(Notation.read("L:C3 +12 L:C3"), 2));
    }

    @Test
    void musicIsToldFromOtherText() {
        assertTrue(MusicText.isWrittenBy(Pieces.VOCABULARY));
        assertTrue(!MusicText.isWrittenBy(new WordVocabulary(List.of("to", "be"), "words")));
        assertTrue(!MusicText.isWrittenBy(new Characters("RL:+")));
    }
}

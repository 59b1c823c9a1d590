package gradbook.experiments.music;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of music, as they are read and as they are written. */
class MidiTest {
    private static final int BEAT = 96;

    /** A note that is struck: its track, tick, pitch and velocity. */
    private record Struck(int track, int tick, int pitch, int velocity) {}

    private static byte[] file(int tracks, float division, Struck... notes) {
        try {
            Sequence sequence = new Sequence(division, BEAT, tracks);
            for (Struck note : notes) {
                Track track = sequence.getTracks()[note.track];
                track.add(
                        new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, note.pitch, note.velocity), note.tick));
                track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, 0, note.pitch, 0), note.tick + 24));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            MidiSystem.write(sequence, 1, bytes);
            return bytes.toByteArray();
        } catch (InvalidMidiDataException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The first track has the tempo, the second the right hand, the third the left one; the first note is at time 0. */
    @Test
    void notesThatBeginTogetherAreAChordOfTheirHand() {
        byte[] file = file(
                3,
                Sequence.PPQ,
                new Struck(1, 48, 76, 64),
                new Struck(1, 48, 72, 64),
                new Struck(2, 48, 48, 64),
                new Struck(1, 71, 74, 64), // a quarter of a beat later, but for one tick
                new Struck(1, 72, 74, 0), // no note: its velocity is that of an end
                new Struck(2, 80, 52, 64)); // a third of a beat after the first
        assertEquals(
                List.of("L:C3", "R:C5.E5", "+3", "R:D5", "+1", "L:E3"), Notation.words(MidiReader.read("made", file)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | expected two tracks with notes in some.mid, one for each hand, found 1; take a piano piece whose hands are apart",
                "3 | expected two tracks with notes in some.mid, one for each hand, found 3; take a piano piece whose hands are apart",
            })
    void aPieceThatIsNotForTwoHandsIsRefused(int tracks, String sentence) {
        Struck[] notes = new Struck[tracks];
        for (int track = 0; track < tracks; track++) {
            notes[track] = new Struck(track, 0, 60, 64);
        }
        assertRefused(sentence, file(tracks, Sequence.PPQ, notes));
    }

    @Test
    void whatIsNoMidiFileIsRefused() {
        assertRefused(
                "expected a MIDI file, found that some.mid is none",
                new byte[] {'R', 'I', 'F', 'F', 0, 0, 0, 0, 1, 2, 3});
        assertRefused("expected a MIDI file, found that some.mid is none", new byte[0]);
        assertRefused(
                "expected times in parts of a beat in some.mid, found times in parts of a second",
                file(2, Sequence.SMPTE_25, new Struck(0, 0, 60, 64)));
    }

    private static void assertRefused(String sentence, byte[] file) {
        String found = assertThrows(Failure.class, () -> MidiReader.read("some.mid", file))
                .getMessage();
        assertTrue(found.startsWith(sentence), found);
        assertEquals(1, found.lines().count(), found);
    }

    @ParameterizedTest
    @CsvSource({
        "L:C3 R:C5.E5 +3 R:D5 +1 L:E3",
        "R:C5 +24 L:C2.C3 R:C5 +3 R:C5 +3 R:C5",
        "L:C-1 +4 R:G9 +4 L:C-1 +4 L:C-1",
        "L:C4 R:C4 +12 L:C4 R:C4.C#4",
    })
    void wordsComeBackFromTheFile(String text) {
        List<String> words = Notation.read(text);
        byte[] file = MidiWriter.write(Notation.score(words));
        assertEquals(words, Notation.words(MidiReader.read("written", file)));
    }

    /** So that everybody gets the published file; this one was made by JDK 17. */
    @Test
    void aFileHasTheSameBytesOnEveryMachine() {
        byte[] file = MidiWriter.write(Notation.score(List.of("L:C3", "R:C5.E5", "+3", "R:D5")));
        assertEquals("8680c4dff3c62ee76b994e8f69e90d71fe6907737267580fb5a3d0c586aefb9c", Sha256.of(file));
    }

    @Test
    void whatIsWrittenPlays(@TempDir Path folder) throws IOException, InvalidMidiDataException {
        Path file = folder.resolve("new/piece.mid");
        MusicText.writeMidi("L:C3 R:C5 +24 R:D5 +3 R:E5 ", file);
        Sequence sequence = MidiSystem.getSequence(new ByteArrayInputStream(Files.readAllBytes(file)));
        // 51 twelfths of a beat at 80 a minute
        assertEquals(51 / 12.0 * 0.75, sequence.getMicrosecondLength() * 1e-6, 1e-6);
        assertArrayEquals(
                new int[] {2, 7, 3},
                Arrays.stream(sequence.getTracks()).mapToInt(Track::size).toArray()); // each with its end
    }

    @Test
    void whereThereIsNoNoteThereIsNoFile(@TempDir Path folder) {
        Path file = folder.resolve("piece.mid");
        assertEquals(
                "expected a note to play, found none in '+3 +3', so " + file
                        + " is not written; try another seed, or a larger length",
                assertThrows(Failure.class, () -> MusicText.writeMidi("+3 +3 ", file))
                        .getMessage());
        assertTrue(!Files.exists(file));
    }
}

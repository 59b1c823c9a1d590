package gradbook.experiments.music;

import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.sequence.Vocabulary;
import gradbook.experiments.sequence.WordVocabulary;
import java.nio.file.Path;

/** Text that is music. */
public final class MusicText {
    private MusicText() {}

    /** Whether what a network with these words writes can be played. */
    public static boolean isWrittenBy(Vocabulary vocabulary) {
        if (!(vocabulary instanceof WordVocabulary words)) {
            return false;
        }
        try {
            return !Notation.score(words.words()).strikes().isEmpty();
        } catch (IllegalArgumentException otherWords) {
            return false;
        }
    }

    /**
     * Writes a MIDI file of it, whole or not at all.
     *
     * @throws Failure if there is no note in it
     */
    public static void writeMidi(String text, Path file) {
        Score score = Notation.score(Notation.read(text));
        if (score.strikes().isEmpty()) {
            throw new Failure("expected a note to play, found none in '" + text.strip() + "', so " + file
                    + " is not written; try another seed, or a larger length");
        }
        AtomicFiles.write(file, MidiWriter.write(score));
    }
}

package gradbook.experiments.music;

import static gradbook.experiments.testing.Resumption.assertGoesOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.dataset.PianoPieces;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.testing.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ten pieces, and a network in the small that trains on nine of them. */
class PiecesTest {
    private Pieces pieces;

    @BeforeEach
    void load() {
        Runs.assumeFiles(PianoPieces.SET);
        pieces = Pieces.of(Runs.datasets());
    }

    @Test
    void itsWordsAreThoseOfThePieces() {
        TreeSet<String> words = new TreeSet<>(List.of(Notation.END));
        pieces.words().values().forEach(words::addAll);
        assertEquals(new ArrayList<>(words), Pieces.VOCABULARY.words());
        assertEquals(669, words.size());
        assertEquals(9, pieces.train().size());
    }

    /** Why the last tenth of each piece would be no test: most of it was heard before. */
    @Test
    void theEndsOfPiecesRepeatWhatCameBefore() {
        List<int[]> ends = new ArrayList<>();
        List<int[]> beginnings = new ArrayList<>();
        pieces.words().values().forEach(piece -> {
            int border = (int) (0.9 * piece.size());
            beginnings.add(tokens(piece.subList(0, border)));
            ends.add(tokens(piece.subList(border, piece.size())));
        });
        double all = ends.stream().mapToInt(end -> end.length).sum();
        double copied = ends.stream()
                .mapToDouble(end -> end.length * Copied.of(end, beginnings).share())
                .sum();
        assertEquals(0.815, copied / all, 0.001);
        Copied heldOut = Copied.of(pieces.validation(), pieces.train());
        assertTrue(heldOut.longest() < 24, heldOut::toString);
    }

    private static int[] tokens(List<String> words) {
        return Pieces.VOCABULARY.encode(words.stream().collect(Collectors.joining(" ")));
    }

    /** What was written before it was ended is there, once. */
    @Test
    void aRunThatWasEndedGoesOn() {
        Overrides small = Overrides.NONE
                .with("epochs", 2)
                .with("batchSize", 4)
                .with("context", 8)
                .with("width", 4)
                .with("hidden", 8);
        assertGoesOn(new MusicLstmV1(), small, 50);
    }
}

package gradbook.experiments.music;

import gradbook.experiments.dataset.PianoPieces;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.sequence.WordVocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pieces as words.
 *
 * <p>One piece is held out whole to choose by. The end of each would not do: a rag repeats its strains, and 82 % of the words in the last
 * tenths lie in stretches of 24 and more that stand word for word in what comes before. Elite Syncopations has the fewest words that no
 * other piece has.
 *
 * @param words of each by its name, without its ends
 */
record Pieces(Map<String, List<String>> words) {
    /** The file of the piece that is not trained on. */
    static final String HELD_OUT = "elite-syncopations.mid";

    /** All words of the pieces, in their order as texts. */
    static final WordVocabulary VOCABULARY = vocabulary();

    static Pieces of(Datasets datasets) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        datasets.files(PianoPieces.SET)
                .forEach((name, file) -> words.put(name, Notation.words(MidiReader.read(name, file))));
        return new Pieces(words);
    }

    /** The pieces to train on, each between its ends, as tokens. */
    List<int[]> train() {
        List<int[]> train = new ArrayList<>();
        words.forEach((name, piece) -> {
            if (!name.equals(HELD_OUT)) {
                train.add(tokens(piece));
            }
        });
        return train;
    }

    /** The piece to choose by, likewise. */
    int[] validation() {
        return tokens(words.get(HELD_OUT));
    }

    private static int[] tokens(List<String> piece) {
        return VOCABULARY.encode(Notation.END + " " + String.join(" ", piece) + " " + Notation.END);
    }

    private static WordVocabulary vocabulary() {
        try (InputStream words = Pieces.class.getResourceAsStream("words.txt")) {
            return new WordVocabulary(
                    Notation.read(new String(words.readAllBytes(), StandardCharsets.US_ASCII)), "notes and chords");
        } catch (IOException e) {
            throw new UncheckedIOException("words.txt is part of this program", e);
        }
    }
}

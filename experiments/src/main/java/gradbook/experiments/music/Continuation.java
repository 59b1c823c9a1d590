package gradbook.experiments.music;

import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.sequence.Reader;
import gradbook.experiments.sequence.Sampling;
import gradbook.experiments.sequence.TextModel;
import gradbook.experiments.sequence.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * How a network goes on with a piece that it has not learned, each time with the same draws.
 *
 * @param piece its words
 */
record Continuation(TextModel text, List<String> piece, RandomKey key) {
    /** Beats of the piece that the network is given: four bars of two. */
    static final int GIVEN = 8;

    /** Words that it writes at most. */
    static final int WRITTEN = 400;

    /** The words up to a beat. */
    static int words(List<String> words, int beats) {
        int now = 0;
        for (int i = 0; i < words.size(); i++) {
            now += words.get(i).startsWith("+") ? Integer.parseInt(words.get(i).substring(1)) : 0;
            if (now >= beats * Score.STEPS) {
                return i + 1;
            }
        }
        return words.size();
    }

    private List<String> given() {
        return piece.subList(0, words(piece, GIVEN));
    }

    /** What is given and as much of the piece behind it, in lines. */
    String original() {
        return Notation.lines(piece.subList(0, Math.min(piece.size(), given().size() + WRITTEN)));
    }

    /** What is given and what the network writes, in lines. */
    String of(Module model) {
        List<String> words = new ArrayList<>(given());
        Writer writer = new Writer(Reader.of(model, text.context()), Sampling.PLAIN);
        words.addAll(Notation.read(writer.text(text, String.join(" ", given()), WRITTEN, key)));
        return Notation.lines(words);
    }
}

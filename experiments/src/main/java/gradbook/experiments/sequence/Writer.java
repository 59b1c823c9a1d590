package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.random.RandomKey;
import java.util.function.IntConsumer;

/**
 * Writes on from a prompt: each token is drawn by what the network says after all before it, under {@code key.fold(place)}.
 *
 * @param reader a network that has read nothing yet
 */
public record Writer(Reader reader, Sampling sampling) {
    /**
     * Writes until the text ends, or so many tokens.
     *
     * @param prompt read first, at least one token
     * @param written told each token in order, but for the one of the end
     */
    public void write(TextModel text, int[] prompt, int length, RandomKey key, IntConsumer written) {
        NdArray logits = reader.read(prompt);
        for (int i = 0; i < length; i++) {
            int token = sampling.draw(logits, key.fold(i));
            if (text.isEnd(token)) {
                return;
            }
            written.accept(token);
            if (i < length - 1) {
                logits = reader.read(token);
            }
        }
    }

    /** What it writes, as text. */
    public String text(TextModel text, String prompt, int length, RandomKey key) {
        StringBuilder written = new StringBuilder();
        write(
                text,
                text.read(prompt),
                length,
                key,
                token -> written.append(text.vocabulary().decode(token)));
        return written.toString();
    }
}

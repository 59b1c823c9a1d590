package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.random.RandomKey;
import java.util.function.IntPredicate;

/**
 * Writes on from a prompt: each token is drawn by what the network says after all before it, under {@code key.fold(place)}.
 *
 * @param reader a network that has read nothing yet
 */
public record Writer(Reader reader, Sampling sampling) {
    /**
     * Writes.
     *
     * @param prompt read first, at least one token
     * @param length at most so many tokens
     * @param written told each of them, in order; writing ends when it says false
     */
    public void write(int[] prompt, int length, RandomKey key, IntPredicate written) {
        NdArray logits = reader.read(prompt);
        for (int i = 0; i < length; i++) {
            int token = sampling.draw(logits, key.fold(i));
            if (!written.test(token)) {
                return;
            }
            if (i < length - 1) {
                logits = reader.read(token);
            }
        }
    }
}

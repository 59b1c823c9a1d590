package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;

/** A network that reads a text and says, after what it has read, what may come. */
public interface Reader {
    /**
     * Reads on.
     *
     * @param tokens at least one
     * @return logits [vocabulary] of the token that comes after the last of them
     */
    NdArray read(int... tokens);
}

package gradbook.experiments.shakespeare;

import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.run.Configuration;

/** A network, and its training by AdamW at a rate that rises in a warm-up and falls along half a cosine to a tenth. */
public interface PlaywrightConfiguration extends Configuration {
    /** Of {@link Playwright#STRETCH} steps each. */
    int epochs();

    /** Stretches of text in a step. */
    int batchSize();

    /** Characters of a stretch. */
    int context();

    /** The schedule's highest. */
    double learningRate();

    double weightDecay();

    /** The network for so many characters, drawn under {@code key}; tokens [n, t], int32, to logits [n, t, vocabulary]. */
    Module network(int vocabulary, RandomKey key);
}

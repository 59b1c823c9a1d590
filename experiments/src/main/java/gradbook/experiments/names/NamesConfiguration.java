package gradbook.experiments.names;

import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.run.Configuration;

/** A network, and its training by AdamW at a rate that rises in a warm-up and falls along half a cosine. */
public interface NamesConfiguration extends Configuration {
    int epochs();

    /** Names in a step. */
    int batchSize();

    /** The schedule's highest. */
    double learningRate();

    /** Steps in which the rate rises to it. */
    int warmupSteps();

    double weightDecay();

    /** The network, drawn under {@code key}; tokens [n, t], int32, to logits [n, t, vocabulary]. */
    Module network(RandomKey key);
}

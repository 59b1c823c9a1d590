package gradbook.experiments.shakespeare;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Embedding;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;

/**
 * A table that has, for each character, the logits of the one that comes after it.
 */
public record BigramConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 1) int batchSize,
        @Range(from = 1) int context,
        @Range(from = 0) double learningRate,
        @Range(from = 0) double weightDecay)
        implements PlaywrightConfiguration {
    public BigramConfiguration {
        Configuration.check(BigramConfiguration.class, seed, epochs, batchSize, context, learningRate, weightDecay);
    }

    @Override
    public Module network(int vocabulary, RandomKey key) {
        return Embedding.create(vocabulary, vocabulary, Initializer.normal(0, 1), key, DType.FLOAT32);
    }
}

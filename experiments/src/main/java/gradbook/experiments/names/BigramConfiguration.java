package gradbook.experiments.names;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Embedding;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;
import gradbook.experiments.sequence.Words;

/**
 * A table that has, for each token, the logits of the one that comes after it.
 */
public record BigramConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 1) int batchSize,
        @Range(from = 0) double learningRate,
        @Range(from = 1) int warmupSteps,
        @Range(from = 0) double weightDecay)
        implements NamesConfiguration {
    public BigramConfiguration {
        Configuration.check(BigramConfiguration.class, seed, epochs, batchSize, learningRate, warmupSteps, weightDecay);
    }

    @Override
    public Module network(RandomKey key) {
        int tokens = Words.LETTERS.size();
        return Embedding.create(tokens, tokens, Initializer.normal(0, 1), key, DType.FLOAT32);
    }
}

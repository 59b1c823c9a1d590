package gradbook.experiments.names;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.Gpt;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;
import gradbook.experiments.sequence.Words;

/**
 * A {@link Gpt}.
 *
 * @param width of a letter's vector, which the heads divide
 * @param layers blocks
 * @param dropout probability in every block
 */
public record TransformerConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 1) int batchSize,
        @Range(from = 0) double learningRate,
        @Range(from = 1) int warmupSteps,
        @Range(from = 0) double weightDecay,
        @Range(from = 1) int width,
        @Range(from = 1) int heads,
        @Range(from = 1) int layers,
        @Range(from = 0, below = 1) double dropout)
        implements NamesConfiguration {
    public TransformerConfiguration {
        Configuration.check(
                TransformerConfiguration.class,
                seed,
                epochs,
                batchSize,
                learningRate,
                warmupSteps,
                weightDecay,
                width,
                heads,
                layers,
                dropout);
    }

    @Override
    public Module network(RandomKey key) {
        return Gpt.create(
                Words.LETTERS.size(), NameSpelling.LONGEST + 1, width, heads, layers, dropout, key, DType.FLOAT32);
    }
}

package gradbook.experiments.shakespeare;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.Gpt;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;

/**
 * A {@link Gpt}.
 *
 * @param width of a character's vector, which the heads divide
 * @param layers blocks
 */
public record GptConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 1) int batchSize,
        @Range(from = 1) int context,
        @Range(from = 0) double learningRate,
        @Range(from = 0) double weightDecay,
        @Range(from = 1) int width,
        @Range(from = 1) int heads,
        @Range(from = 1) int layers)
        implements PlaywrightConfiguration {
    public GptConfiguration {
        Configuration.check(
                GptConfiguration.class,
                seed,
                epochs,
                batchSize,
                context,
                learningRate,
                weightDecay,
                width,
                heads,
                layers);
    }

    @Override
    public Module network(int vocabulary, RandomKey key) {
        return Gpt.create(vocabulary, context, width, heads, layers, key, DType.FLOAT32);
    }
}

package gradbook.experiments.names;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.WindowMlp;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;
import gradbook.experiments.sequence.Words;

/**
 * A {@link WindowMlp}.
 *
 * @param context letters that it sees
 * @param width of a letter's vector
 * @param hidden units of the hidden layer
 */
public record WindowConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 1) int batchSize,
        @Range(from = 0) double learningRate,
        @Range(from = 1) int warmupSteps,
        @Range(from = 0) double weightDecay,
        @Range(from = 1) int context,
        @Range(from = 1) int width,
        @Range(from = 1) int hidden)
        implements NamesConfiguration {
    public WindowConfiguration {
        Configuration.check(
                WindowConfiguration.class,
                seed,
                epochs,
                batchSize,
                learningRate,
                warmupSteps,
                weightDecay,
                context,
                width,
                hidden);
    }

    @Override
    public Module network(RandomKey key) {
        return WindowMlp.create(Words.LETTERS.size(), context, width, hidden, key, DType.FLOAT32);
    }
}

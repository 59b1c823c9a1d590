package gradbook.experiments.shakespeare;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.RnnOptions;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.RecurrentLanguageModel;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;

/**
 * One long short-term memory.
 *
 * @param width of a character's vector
 * @param hidden units
 */
public record LstmConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 1) int batchSize,
        @Range(from = 1) int context,
        @Range(from = 0) double learningRate,
        @Range(from = 0) double weightDecay,
        @Range(from = 1) int width,
        @Range(from = 1) int hidden)
        implements PlaywrightConfiguration {
    public LstmConfiguration {
        Configuration.check(
                LstmConfiguration.class, seed, epochs, batchSize, context, learningRate, weightDecay, width, hidden);
    }

    @Override
    public Module network(int vocabulary, RandomKey key) {
        Lstm memory = Lstm.create(width, hidden, RnnOptions.DEFAULT.withBatchFirst(), key.fold("rnn"));
        return RecurrentLanguageModel.create(vocabulary, width, memory, key, DType.FLOAT32);
    }
}

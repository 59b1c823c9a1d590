package gradbook.experiments.names;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Gru;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Rnn;
import gradbook.engine.nn.RnnBase;
import gradbook.engine.nn.RnnOptions;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.RecurrentLanguageModel;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;
import gradbook.experiments.sequence.Words;

/**
 * A {@link RecurrentLanguageModel} with one layer of a kind.
 *
 * @param width of a letter's vector
 * @param hidden units of the layer
 */
public record RecurrentConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 1) int batchSize,
        @Range(from = 0) double learningRate,
        @Range(from = 1) int warmupSteps,
        @Range(from = 0) double weightDecay,
        Cell cell,
        @Range(from = 1) int width,
        @Range(from = 1) int hidden)
        implements NamesConfiguration {
    /** A recurrent layer by its name. */
    public enum Cell {
        RNN((width, hidden, key) -> Rnn.create(width, hidden, OPTIONS, key)),
        GRU((width, hidden, key) -> Gru.create(width, hidden, OPTIONS, key)),
        LSTM((width, hidden, key) -> Lstm.create(width, hidden, OPTIONS, key));

        private final Factory factory;

        Cell(Factory factory) {
            this.factory = factory;
        }

        RnnBase create(int width, int hidden, RandomKey key) {
            return factory.create(width, hidden, key);
        }
    }

    @FunctionalInterface
    private interface Factory {
        RnnBase create(int width, int hidden, RandomKey key);
    }

    private static final RnnOptions OPTIONS = RnnOptions.DEFAULT.withBatchFirst();

    public RecurrentConfiguration {
        Configuration.check(
                RecurrentConfiguration.class,
                seed,
                epochs,
                batchSize,
                learningRate,
                warmupSteps,
                weightDecay,
                cell,
                width,
                hidden);
    }

    @Override
    public Module network(RandomKey key) {
        RnnBase memory = cell.create(width, hidden, key.fold("rnn"));
        return RecurrentLanguageModel.create(Words.LETTERS.size(), width, memory, key, DType.FLOAT32);
    }
}

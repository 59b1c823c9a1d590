package gradbook.experiments.music;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.RnnOptions;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.RecurrentLanguageModel;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;

/**
 * Long short-term memories on each other.
 *
 * @param epochs of {@link MusicLstmV1#STRETCH} steps each
 * @param batchSize stretches of music in a step
 * @param context tokens of a stretch
 * @param learningRate the schedule's highest
 * @param width of a token's vector
 * @param hidden units of each memory
 * @param layers memories
 * @param dropout between two memories
 */
public record MusicConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 1) int batchSize,
        @Range(from = 1) int context,
        @Range(from = 0) double learningRate,
        @Range(from = 0) double weightDecay,
        @Range(from = 1) int width,
        @Range(from = 1) int hidden,
        @Range(from = 1) int layers,
        @Range(from = 0, below = 1) double dropout)
        implements Configuration {
    public MusicConfiguration {
        Configuration.check(
                MusicConfiguration.class,
                seed,
                epochs,
                batchSize,
                context,
                learningRate,
                weightDecay,
                width,
                hidden,
                layers,
                dropout);
    }

    /** The network, drawn under {@code key}; tokens [n, t], int32, to logits [n, t, vocabulary]. */
    Module network(int vocabulary, RandomKey key) {
        RnnOptions options =
                RnnOptions.DEFAULT.withBatchFirst().withLayers(layers).withDropout(dropout);
        return RecurrentLanguageModel.create(
                vocabulary, width, Lstm.create(width, hidden, options, key.fold("rnn")), key, DType.FLOAT32);
    }
}

package gradbook.experiments.shakespeare;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.PartialGpt;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;

/**
 * A {@link PartialGpt}.
 *
 * @param width of a character's vector, which the heads divide
 * @param layers attentions, each with what follows it
 */
public record PartialGptConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 1) int batchSize,
        @Range(from = 1) int context,
        @Range(from = 0) double learningRate,
        @Range(from = 0) double weightDecay,
        @Range(from = 1) int width,
        @Range(from = 1) int heads,
        @Range(from = 1) int layers,
        boolean feedForward,
        boolean shortcuts,
        boolean norms)
        implements PlaywrightConfiguration {
    public PartialGptConfiguration {
        Configuration.check(
                PartialGptConfiguration.class,
                seed,
                epochs,
                batchSize,
                context,
                learningRate,
                weightDecay,
                width,
                heads,
                layers,
                feedForward,
                shortcuts,
                norms);
    }

    PartialGptConfiguration withHeads(int number) {
        return with(number, layers, feedForward, shortcuts, norms);
    }

    PartialGptConfiguration withLayers(int number) {
        return with(heads, number, feedForward, shortcuts, norms);
    }

    PartialGptConfiguration withFeedForward() {
        return with(heads, layers, true, shortcuts, norms);
    }

    PartialGptConfiguration withShortcuts() {
        return with(heads, layers, feedForward, true, norms);
    }

    PartialGptConfiguration withNorms() {
        return with(heads, layers, feedForward, shortcuts, true);
    }

    private PartialGptConfiguration with(
            int someHeads, int someLayers, boolean mlps, boolean sums, boolean normalized) {
        return new PartialGptConfiguration(
                seed,
                epochs,
                batchSize,
                context,
                learningRate,
                weightDecay,
                width,
                someHeads,
                someLayers,
                mlps,
                sums,
                normalized);
    }

    @Override
    public Module network(int vocabulary, RandomKey key) {
        return new PartialGpt(feedForward, shortcuts, norms)
                .create(vocabulary, context, width, heads, layers, key, DType.FLOAT32);
    }
}

package gradbook.experiments.replay;

import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;

/**
 * How a network of the makemore lectures is trained.
 *
 * @param seed of torch's generator, which draws weights and batches
 * @param learningRate of the first steps
 * @param slowFrom the step from which it is a tenth
 */
public record MakemoreSettings(
        @Range(from = 0) long seed,
        @Range(from = 1) int steps,
        @Range(from = 2) int batchSize,
        @Range(from = 0) double learningRate,
        @Range(from = 1) int slowFrom)
        implements Configuration {
    public MakemoreSettings {
        Configuration.check(MakemoreSettings.class, seed, steps, batchSize, learningRate, slowFrom);
    }
}

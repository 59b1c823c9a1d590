package gradbook.experiments.gates;

import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;

/**
 * Three recurrent networks of one layer, each trained by Adam at a constant rate, once as it comes and once with gradients clipped.
 *
 * @param steps of each training
 * @param batchSize sequences in a step, drawn anew
 * @param length of a sequence
 * @param hidden units of each network
 * @param largestNorm of a clipped gradient
 */
public record GatesConfiguration(
        long seed,
        @Range(from = 10) int steps,
        @Range(from = 1) int batchSize,
        @Range(from = 2) int length,
        @Range(from = 1) int hidden,
        @Range(from = 0) double learningRate,
        @Range(from = 1e-9) double largestNorm)
        implements Configuration {
    public GatesConfiguration {
        Configuration.check(
                GatesConfiguration.class, seed, steps, batchSize, length, hidden, learningRate, largestNorm);
    }
}

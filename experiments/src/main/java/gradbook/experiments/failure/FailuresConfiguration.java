package gradbook.experiments.failure;

import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;

/**
 * Short trainings on few images.
 *
 * @param samples images to train on, and as many to watch
 */
public record FailuresConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 4, to = 30_000) int samples,
        @Range(from = 1) int batchSize)
        implements Configuration {
    public FailuresConfiguration {
        Configuration.check(FailuresConfiguration.class, seed, epochs, samples, batchSize);
    }
}

package gradbook.experiments.mnist;

import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;

/**
 * A fully connected network with one hidden layer, trained by SGD with momentum, a warm-up and a cosine schedule.
 *
 * @param trainSamples images to train on; they and the validation images come out of MNIST's training part
 * @param validationSamples images to watch progress on
 * @param hidden units of the hidden layer
 * @param learningRate the schedule's highest
 * @param warmupSteps steps in which the rate rises to it
 */
public record MlpConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 1, to = 60_000) int trainSamples,
        @Range(from = 1, to = 59_999) int validationSamples,
        @Range(from = 1) int hidden,
        @Range(from = 1) int batchSize,
        @Range(from = 0) double learningRate,
        @Range(from = 0, below = 1) double momentum,
        @Range(from = 0) double weightDecay,
        @Range(from = 1) int warmupSteps)
        implements Configuration {
    public MlpConfiguration {
        Configuration.check(
                MlpConfiguration.class,
                seed,
                epochs,
                trainSamples,
                validationSamples,
                hidden,
                batchSize,
                learningRate,
                momentum,
                weightDecay,
                warmupSteps);
    }
}

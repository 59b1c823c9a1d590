package gradbook.experiments.cnn;

import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Range;

/**
 * A convolutional network, trained by SGD with Nesterov's momentum along one cycle of the learning rate.
 *
 * @param validationSamples images of the training part that are kept apart to watch progress on
 * @param learningRate the highest of the cycle
 * @param weightDecay L2's factor
 * @param rotation degrees within which a training image is turned
 * @param scale part of its size within which it is scaled
 * @param shift pixels along each axis within which it is shifted
 */
public record CnnConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 1, to = 59_999) int validationSamples,
        @Range(from = 1) int batchSize,
        @Range(from = 0) double learningRate,
        @Range(from = 0, below = 1) double momentum,
        @Range(from = 0) double weightDecay,
        @Range(from = 0, to = 360) double rotation,
        @Range(from = 0, below = 1) double scale,
        @Range(from = 0, to = 27) double shift)
        implements Configuration {
    public CnnConfiguration {
        Configuration.check(
                CnnConfiguration.class,
                seed,
                epochs,
                validationSamples,
                batchSize,
                learningRate,
                momentum,
                weightDecay,
                rotation,
                scale,
                shift);
    }
}

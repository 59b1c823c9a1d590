package gradbook.experiments.regularization;

import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.LearningRate;
import gradbook.experiments.run.Range;

/**
 * A network with one hidden layer, trained by SGD with momentum under the brakes of this chapter; a brake at 0 is off.
 *
 * @param trainSamples images to train on; they and the validation images come out of MNIST's training part
 * @param validationSamples images to watch progress on
 * @param hidden units of the hidden layer
 * @param learningRate the highest of its course
 * @param schedule its course
 * @param weightDecay L2's factor: so much of a weight is added to its gradient
 * @param dropout probability with which a hidden unit is left out of a step
 * @param rotation degrees within which a training image is turned
 * @param scale part of its size within which it is scaled
 * @param shift pixels along each axis within which it is shifted
 * @param patience epochs without a new minimum of the validation loss after which training ends
 */
public record RegularizationConfiguration(
        long seed,
        @Range(from = 1) int epochs,
        @Range(from = 1, to = 59_999) int trainSamples,
        @Range(from = 1, to = 59_999) int validationSamples,
        @Range(from = 1) int hidden,
        @Range(from = 1) int batchSize,
        @Range(from = 0) double learningRate,
        LearningRate schedule,
        @Range(from = 0, below = 1) double momentum,
        @Range(from = 0) double weightDecay,
        @Range(from = 0, below = 1) double dropout,
        @Range(from = 0, to = 360) double rotation,
        @Range(from = 0, below = 1) double scale,
        @Range(from = 0, to = 27) double shift,
        @Range(from = 0) int patience)
        implements Configuration {
    public RegularizationConfiguration {
        Configuration.check(
                RegularizationConfiguration.class,
                seed,
                epochs,
                trainSamples,
                validationSamples,
                hidden,
                batchSize,
                learningRate,
                schedule,
                momentum,
                weightDecay,
                dropout,
                rotation,
                scale,
                shift,
                patience);
    }

    RegularizationConfiguration withWeightDecay(double value) {
        return copy(schedule, value, dropout, rotation, scale, shift, patience);
    }

    RegularizationConfiguration withDropout(double value) {
        return copy(schedule, weightDecay, value, rotation, scale, shift, patience);
    }

    RegularizationConfiguration withAugmentation(double degrees, double part, double pixels) {
        return copy(schedule, weightDecay, dropout, degrees, part, pixels, patience);
    }

    RegularizationConfiguration withPatience(int value) {
        return copy(schedule, weightDecay, dropout, rotation, scale, shift, value);
    }

    RegularizationConfiguration withSchedule(LearningRate value) {
        return copy(value, weightDecay, dropout, rotation, scale, shift, patience);
    }

    private RegularizationConfiguration copy(
            LearningRate newSchedule,
            double newWeightDecay,
            double newDropout,
            double newRotation,
            double newScale,
            double newShift,
            int newPatience) {
        return new RegularizationConfiguration(
                seed,
                epochs,
                trainSamples,
                validationSamples,
                hidden,
                batchSize,
                learningRate,
                newSchedule,
                momentum,
                newWeightDecay,
                newDropout,
                newRotation,
                newScale,
                newShift,
                newPatience);
    }
}

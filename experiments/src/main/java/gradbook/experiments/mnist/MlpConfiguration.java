package gradbook.experiments.mnist;

import gradbook.experiments.run.Configuration;

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
        int epochs,
        int trainSamples,
        int validationSamples,
        int hidden,
        int batchSize,
        double learningRate,
        double momentum,
        double weightDecay,
        int warmupSteps)
        implements Configuration {
    public MlpConfiguration {
        Configuration.atLeastOne("epochs", epochs);
        Configuration.atLeastOne("trainSamples", trainSamples);
        Configuration.atLeastOne("validationSamples", validationSamples);
        Configuration.atLeastOne("hidden", hidden);
        Configuration.atLeastOne("batchSize", batchSize);
        Configuration.atLeastOne("warmupSteps", warmupSteps);
    }
}

package gradbook.experiments.run;

import gradbook.engine.data.Dataset;
import gradbook.engine.optim.ExponentialMovingAverage;
import java.util.Optional;

/**
 * What the training of a network may have beside the usual.
 *
 * @param learned samples of the training part that are looked at after each epoch, as they are known by then
 * @param labelSmoothing ε of the loss; 0 for none
 * @param average of the weights: what is evaluated, and what the network ends with
 * @param patience stops after so many epochs without a lower validation loss, and takes the weights of the lowest; 0 for never
 */
public record FitOptions(
        Optional<Dataset> learned, double labelSmoothing, Optional<ExponentialMovingAverage> average, int patience) {
    /** Cross-entropy, all epochs, the last weights. */
    public static final FitOptions PLAIN = new FitOptions(Optional.empty(), 0, Optional.empty(), 0);

    public FitOptions withLearned(Dataset samples) {
        return new FitOptions(Optional.of(samples), labelSmoothing, average, patience);
    }

    public FitOptions withLabelSmoothing(double epsilon) {
        return new FitOptions(learned, epsilon, average, patience);
    }

    public FitOptions withAverage(ExponentialMovingAverage weights) {
        return new FitOptions(learned, labelSmoothing, Optional.of(weights), patience);
    }

    public FitOptions withPatience(int epochs) {
        return new FitOptions(learned, labelSmoothing, average, epochs);
    }
}

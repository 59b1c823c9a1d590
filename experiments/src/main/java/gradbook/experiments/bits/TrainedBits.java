package gradbook.experiments.bits;

/**
 * What a training run came to.
 *
 * @param network its name
 * @param losses SHA-256 of the loss curve
 * @param weights SHA-256 of the parameters
 * @param outputs SHA-256 of the outputs for a batch, in evaluation
 * @param alone whether each sample of that batch has the same outputs when it is given alone
 */
public record TrainedBits(String network, String losses, String weights, String outputs, boolean alone) {}

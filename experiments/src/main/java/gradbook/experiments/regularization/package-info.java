/**
 * Brakes and rates: one network that knows its training images by heart, and what weight decay, dropout, images changed at random,
 * an early end and other courses of the learning rate make of it, each over several seeds.
 *
 * <pre>{@code
 * Regularization baseline = Regularization.BASELINE;
 * RunRecord record = runner.run(baseline, Overrides.NONE.with("dropout", "0.5"));
 * }</pre>
 */
package gradbook.experiments.regularization;

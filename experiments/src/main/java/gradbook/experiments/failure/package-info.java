/**
 * The chapter on what goes wrong: each usual mistake as a short run beside its cure ({@code failures@1}), and the first thing to try
 * on a new network, to have it learn one batch by heart ({@code overfit-one-batch@1}).
 *
 * <pre>{@code
 * Outcome outcome = new FailuresV1().run(configuration, recorder, datasets);
 * }</pre>
 */
package gradbook.experiments.failure;

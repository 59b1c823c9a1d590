/**
 * Optimizers: they alone write to parameters. A schedule is a function of the step; small ones compose.
 *
 * <pre>{@code
 * Schedule schedule = new Warmup(100, new CosineDecay(0.1, steps - 100));
 * Optimizer optimizer = new Sgd(model.parameters(), schedule, 0.9, 5e-4);
 * for (Batch batch : loader.epoch(epoch)) {
 *     Tensor loss = Loss.crossEntropy(model.forward(batch.x(), mode), batch.labels());
 *     optimizer.step(Backward.from(loss));
 * }
 * }</pre>
 */
package gradbook.engine.optim;

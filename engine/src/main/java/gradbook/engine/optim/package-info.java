/**
 * Optimizers: they alone write to parameters. A schedule is a function of the step; small ones compose. What an optimizer
 * remembers can be taken out as a {@link gradbook.engine.optim.Snapshot} and put back.
 *
 * <pre>{@code
 * Schedule schedule = new Warmup(100, new CosineDecay(1e-3, steps - 100));
 * Optimizer optimizer = new AdamW(model.parameters(), schedule, AdamW.DEFAULT.withWeightDecay(0.1));
 * for (Batch batch : loader.epoch(epoch)) {
 *     Tensor loss = Loss.crossEntropy(model.forward(batch.x(), mode), batch.labels());
 *     Gradients gradients = Backward.from(loss);
 *     optimizer.step(GradientClipping.byNorm(gradients, model.parameters(), 1).gradients());
 * }
 * }</pre>
 */
package gradbook.engine.optim;

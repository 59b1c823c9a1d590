/**
 * What is reported beside the loss.
 *
 * <pre>{@code
 * ConfusionMatrix matrix = new ConfusionMatrix(10);
 * for (Batch batch : loader.epoch(0)) {
 *     matrix.add(batch.labels(), Predictions.of(model.forward(batch.x(), Mode.EVAL).value()));
 * }
 * double accuracy = matrix.accuracy();
 * }</pre>
 */
package gradbook.engine.metric;

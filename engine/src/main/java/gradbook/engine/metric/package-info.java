/**
 * What is reported beside the loss, gathered batch by batch.
 *
 * <pre>{@code
 * ConfusionMatrix matrix = new ConfusionMatrix(10);
 * TopKAccuracy top3 = new TopKAccuracy(3);
 * for (Batch batch : loader.epoch(0)) {
 *     NdArray scores = model.forward(batch.x(), Mode.EVAL).value();
 *     matrix.add(batch.labels(), Predictions.of(scores));
 *     top3.add(scores, batch.labels());
 * }
 * double f1 = ClassReport.of(matrix).macro().f1();
 * }</pre>
 */
package gradbook.engine.metric;

/**
 * From samples to batches. A loader's order is a function of its key and the epoch, so any epoch can be repeated alone.
 *
 * <pre>{@code
 * Split split = Split.of(dataset.size(), 5_000, key.fold("split"));
 * DataLoader loader = new DataLoader(dataset.subset(split.train()), 64, key.fold("shuffle"));
 * for (Batch batch : loader.epoch(0)) {
 *     Tensor logits = model.forward(batch.x(), Mode.EVAL);   // batch.labels() are int32
 * }
 * }</pre>
 */
package gradbook.engine.data;

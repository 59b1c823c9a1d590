/**
 * From samples to batches. A loader's order is a function of its key and the epoch, so any epoch can be repeated alone.
 *
 * <pre>{@code
 * Split split = Split.of(dataset.size(), 5_000, key.fold("split"));
 * DataLoader loader = new DataLoader(dataset.subset(split.train()), 64, key.fold("shuffle"));
 * Augmentation moved = new RandomShift(2, 0).then(new ElasticDistortion(34, 4, 0));      // for images [n, c, h, w]
 * for (Batch batch : loader.augmented(moved, key.fold("augmentation")).epoch(0)) {
 *     Tensor logits = model.forward(batch.x(), Mode.EVAL);   // batch.labels() are int32
 * }
 * }</pre>
 */
package gradbook.engine.data;

/**
 * The runs of others, made again from their seeds: what was drawn by Python, NumPy or torch is drawn here bit by bit or nearly so, and all
 * that is computed is computed by the engine's own operators and backward pass. {@link gradbook.experiments.replay.Replays} lists them;
 * what was printed of each stands in {@code golden/published/}, and beside ours in {@code reports/replays/}.
 *
 * <pre>{@code
 * TorchRandom random = TorchRandom.ofSeed(2147483647);
 * Module model = network(new TorchDraws(random));
 * new Descent<>(model, List.of(sgd), () -> names.batch(random.randint(0, names.size(), 32)), this::loss, 32)
 *         .run(200_000, Descent.every(10_000), recorder, Measures::empty);
 * }</pre>
 */
package gradbook.experiments.replay;

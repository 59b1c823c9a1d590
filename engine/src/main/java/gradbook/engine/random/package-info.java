/**
 * Randomness without shared state: {@link gradbook.engine.random.RandomKey} on a counter-based generator. Beside it stand
 * the generators of other people's programs, which replay runs that were published with their seeds.
 *
 * <pre>{@code
 * RandomKey key = RandomKey.of(42);
 * NdArray weights = key.fold("fc1.weight").normal(Shape.of(128, 784), DType.FLOAT32, 0, 0.05);
 * int[] order = key.fold("shuffle").fold(epoch).permutation(60_000);
 * double published = PythonRandom.ofSeed(1337).uniform(-1, 1);   // CPython's random.uniform
 * NdArray torchs = TorchRandom.ofSeed(42).randn(Shape.of(27, 10), DType.FLOAT32);
 * }</pre>
 */
package gradbook.engine.random;

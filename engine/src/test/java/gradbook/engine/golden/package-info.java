/**
 * What others judge, and what they said. A {@link gradbook.engine.golden.Subject} is something that the engine computes from
 * given arrays; the tests of {@code interop/pytorch} have libtorch compute the same, and write what it said into {@code golden/};
 * the tests here read it there, so that every machine can check without libtorch.
 *
 * <pre>{@code
 * for (Subject subject : OpSubjects.all()) {
 *     Map<String, NdArray> ours = subject.results(DType.FLOAT64);
 * }
 * }</pre>
 */
package gradbook.engine.golden;

/**
 * Training against PyTorch on the clock: same machine, same run, same threads, same work. {@link
 * gradbook.interop.pytorch.benchmark.Benchmark} runs both sides in alternation; {@code scripts/benchmark} starts it.
 */
package gradbook.interop.pytorch.benchmark;

/**
 * Training against PyTorch on the clock: same machine, same run, same threads, same work. {@link
 * gradbook.interop.pytorch.benchmark.Benchmark} runs both sides in alternation.
 */
package gradbook.interop.pytorch.benchmark;

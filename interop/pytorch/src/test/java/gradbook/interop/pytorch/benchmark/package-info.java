/**
 * Training against PyTorch, and inference against ONNX Runtime, on the clock: same machine, same run, same threads, same work. {@link
 * gradbook.interop.pytorch.benchmark.Benchmark} runs all sides in alternation.
 */
package gradbook.interop.pytorch.benchmark;

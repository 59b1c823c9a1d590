package gradbook.interop.pytorch.benchmark;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.io.IOException;

/** The process that works here. */
final class OurProcess {
    private OurProcess() {}

    /** Takes the number of threads and the name of a trial, or {@link Benchmark#PEAK}. */
    public static void main(String[] arguments) throws IOException {
        int threads = Integer.parseInt(arguments[0]);
        Runnable work = arguments[1].equals(Benchmark.PEAK)
                ? products()
                : Workloads.named(arguments[1]).ours();
        Serving.serve(
                "Gradbook",
                () -> Workers.with(threads, () -> {
                    work.run();
                    return null;
                }));
    }

    /** {@link Benchmark#PRODUCTS} products. */
    private static Runnable products() {
        Shape shape = Shape.of(Benchmark.SIZE, Benchmark.SIZE);
        Tensor a = Tensor.constant(RandomKey.of(1).normal(shape, DType.FLOAT32, 0, 1));
        Tensor b = Tensor.constant(RandomKey.of(2).normal(shape, DType.FLOAT32, 0, 1));
        StepMemory memory = new StepMemory();
        return () -> {
            for (int i = 0; i < Benchmark.PRODUCTS; i++) {
                memory.step(() -> a.matmul(b));
            }
        };
    }
}

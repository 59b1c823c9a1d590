package gradbook.interop.pytorch.benchmark;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.interop.pytorch.libtorch.Libtorch;
import gradbook.interop.pytorch.libtorch.TorchScript;
import java.io.IOException;
import java.util.List;

/** The process that trains in libtorch. */
final class LibtorchProcess {
    private LibtorchProcess() {}

    /** Takes the name of a trial, or {@link Benchmark#PEAK}. */
    public static void main(String[] arguments) throws IOException {
        Runnable work = arguments[0].equals(Benchmark.PEAK)
                ? products()
                : Workloads.named(arguments[0]).libtorch().orElseThrow().get();
        Serving.serve("libtorch " + Libtorch.version(), work);
    }

    /** {@link Benchmark#PRODUCTS} products that keep the size of their numbers: of one with another whose elements have variance 1 / size. */
    private static Runnable products() {
        Shape shape = Shape.of(Benchmark.SIZE, Benchmark.SIZE);
        RandomKey key = RandomKey.of(2);
        return TorchScript.compile(
                        List.of("a", "b"),
                        "for t in range(" + Benchmark.PRODUCTS + "):\n  b = torch.mm(a, b)\nreturn [b]\n")
                .bind(List.of(
                        key.fold("a").normal(shape, DType.FLOAT32, 0, 1 / Math.sqrt(Benchmark.SIZE)),
                        key.fold("b").normal(shape, DType.FLOAT32, 0, 1)))::run;
    }
}

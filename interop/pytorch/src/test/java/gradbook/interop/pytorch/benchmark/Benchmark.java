package gradbook.interop.pytorch.benchmark;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import gradbook.experiments.report.PerformanceComparison;
import gradbook.experiments.run.Machine;
import gradbook.interop.pytorch.libtorch.Libtorch;
import gradbook.interop.pytorch.libtorch.TorchScript;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs both sides of a workload in alternation and writes the medians with their spread into reports/performance. */
public final class Benchmark {
    private static final int THREADS = 2;
    private static final int PAUSE = 500;

    /** Rows and columns of the product whose speed is the peak, and how many are timed. */
    private static final int SIZE = 512;

    private static final int PRODUCTS = 200;

    private Benchmark() {}

    /** Takes the project's folder, the number of repetitions, and the name of a workload. */
    public static void main(String... arguments) {
        int repetitions = Integer.parseInt(arguments[1]);
        Workload workload = Workloads.ALL.stream()
                .filter(one -> one.name().equals(arguments[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + Workloads.ALL.stream().map(Workload::name).toList() + ", found " + arguments[2]));
        PerformanceComparison.Row row = Workers.with(THREADS, () -> compare(workload, repetitions));
        System.out.printf(
                Locale.ROOT,
                "%s JDK %-8s ours %.3f ms a step (%.3f to %.3f), PyTorch %.3f (%.3f to %.3f), ratio %.2f%n",
                row.workload(),
                row.jdk(),
                row.ours().median(),
                row.ours().least(),
                row.ours().most(),
                row.theirs().median(),
                row.theirs().least(),
                row.theirs().most(),
                row.theirs().median() / row.ours().median());
        PerformanceComparison.write(
                Path.of(arguments[0], "reports"),
                "libtorch " + Libtorch.version(),
                Machine.cpu() + ", " + Machine.os(),
                THREADS,
                row);
    }

    private static PerformanceComparison.Row compare(Workload workload, int repetitions) {
        Workload.Side ours = workload.ours();
        Workload.Side theirs = workload.theirs();
        TorchScript.Bound products = products();
        double[] our = new double[repetitions];
        double[] their = new double[repetitions];
        double[] product = new double[repetitions];
        for (int i = -1; i < repetitions; i++) { // the first warms up
            double a = time(ours::run) / workload.steps();
            double b = time(theirs::run) / workload.steps();
            double c = time(products::run) / PRODUCTS;
            if (i >= 0) {
                our[i] = a;
                their[i] = b;
                product[i] = c;
            }
        }
        double peak = 2e-6 * SIZE * SIZE * SIZE / times(product).median();
        return new PerformanceComparison.Row(
                workload.name(),
                workload.description(),
                Machine.jdk(),
                workload.multiplyAdds(),
                times(our),
                times(their),
                peak);
    }

    private static PerformanceComparison.Times times(double... seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return new PerformanceComparison.Times(
                1e3 * sorted[sorted.length / 2], 1e3 * sorted[0], 1e3 * sorted[sorted.length - 1]);
    }

    /** Products that keep the size of their numbers: of one with another, whose elements have variance 1 / size. */
    private static TorchScript.Bound products() {
        Shape shape = Shape.of(SIZE, SIZE);
        RandomKey key = RandomKey.of(2);
        return TorchScript.compile(
                        List.of("a", "b"), "for t in range(" + PRODUCTS + "):\n  b = torch.mm(a, b)\nreturn [b]\n")
                .bind(List.of(
                        key.fold("a").normal(shape, DType.FLOAT32, 0, 1 / Math.sqrt(SIZE)),
                        key.fold("b").normal(shape, DType.FLOAT32, 0, 1)));
    }

    private static double time(Runnable work) {
        pause();
        long started = System.nanoTime();
        work.run();
        return (System.nanoTime() - started) * 1e-9;
    }

    /** Threads of the other side spin for 0.2 s after their last work and would take a core away from this one. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}

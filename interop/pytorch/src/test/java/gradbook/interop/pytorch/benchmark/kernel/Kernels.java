package gradbook.interop.pytorch.benchmark.kernel;

import gradbook.experiments.report.KernelTimes;
import gradbook.experiments.run.Machine;
import gradbook.interop.pytorch.benchmark.Benchmark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** Times single kernels by JMH, and in the same run the product that is the machine's peak, here and in libtorch. */
public final class Kernels {
    private static final int REPETITIONS = 9;

    private Kernels() {}

    /** Takes the project's folder. */
    public static void main(String... arguments) throws RunnerException {
        Path root = Path.of(arguments[0]);
        OptionsBuilder options = new OptionsBuilder();
        options.include(KernelBenchmark.class.getName())
                .param("kernel", KernelWork.ALL.stream().map(KernelWork::name).toArray(String[]::new))
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.SECONDS)
                .forks(1)
                .jvmArgs(Benchmark.JAVA_OPTIONS.toArray(String[]::new))
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(REPETITIONS)
                .measurementTime(TimeValue.milliseconds(400));
        Collection<RunResult> results = new Runner(options.build()).run();
        Map<Integer, Double> peaks = new HashMap<>();
        List<KernelTimes.Row> rows = new ArrayList<>();
        for (RunResult result : results) {
            int threads = Integer.parseInt(result.getParams().getParam("threads"));
            double peak = peaks.computeIfAbsent(threads, count -> Benchmark.peak(count, REPETITIONS));
            rows.add(row(KernelWork.named(result.getParams().getParam("kernel")), threads, result, peak));
        }
        KernelTimes.write(root.resolve("reports"), Machine.cpu() + ", " + Machine.os(), Machine.jdk(), rows);
    }

    private static KernelTimes.Row row(KernelWork work, int threads, RunResult result, double peak) {
        Statistics seconds = result.getPrimaryResult().getStatistics();
        double giga = 1e-9 * work.operations() * work.calls();
        return new KernelTimes.Row(
                work.name(),
                Machine.jdk(),
                threads,
                work.isProduct(),
                giga / seconds.getPercentile(50),
                giga / seconds.getMax(),
                giga / seconds.getMin(),
                work.isProduct() ? peak : 0);
    }
}

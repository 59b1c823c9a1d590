package gradbook.experiments.reliability;

import gradbook.experiments.cnn.Cnn;
import gradbook.experiments.mnist.Mnist1000MlpV1;
import gradbook.experiments.regularization.Regularization;
import gradbook.experiments.report.Soak;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Machine;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.run.Progress;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.Runner;
import gradbook.experiments.scalar.MicrogradDemoV1;
import gradbook.experiments.testing.Runs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Trains in one process for so many minutes, and takes down what it holds after each run. */
final class SoakRun {
    private static final double MEGABYTE = 1 << 20;
    private static final int THREADS = 2;

    /** Of different kinds, each of some seconds. */
    private final List<Kind<?>> kinds = List.of(
            new Kind<>(new Mnist1000MlpV1(), Overrides.NONE),
            new Kind<>(new MicrogradDemoV1(), Overrides.NONE),
            new Kind<>(Regularization.BASELINE, Overrides.NONE.with("epochs", 10)),
            new Kind<>(Cnn.LENET_V1, Overrides.NONE.with("epochs", 1)));

    /** An experiment, and what it came to the first time. */
    private static final class Kind<C extends Record & Configuration> {
        private final Experiment<C> experiment;
        private final Overrides overrides;
        private RunRecord first;

        Kind(Experiment<C> experiment, Overrides overrides) {
            this.experiment = experiment;
            this.overrides = overrides;
        }

        /** Runs it once more; in the thousandth run, too, the bits are those of the first. */
        void run(Path home) {
            RunRecord record = new Runner(home, Runs.datasets(), Progress.NONE, THREADS)
                    .runAndExport(experiment, overrides)
                    .record();
            first = first == null ? record : first;
            if (!record.result().toString().equals(first.result().toString())
                    || !record.models().equals(first.models())) {
                throw new AssertionError(experiment.id() + ": expected the bits of the first run, found others");
            }
        }
    }

    private SoakRun() {}

    /** Minutes as the first word, the project's folder as the second. */
    public static void main(String[] arguments) {
        Path home = Path.of(arguments[1]);
        new SoakRun().run(Integer.parseInt(arguments[0]), home).write(home.resolve("reports"));
    }

    private Soak run(int minutes, Path home) {
        List<Soak.Sample> samples = new ArrayList<>();
        long started = System.nanoTime();
        long end = started + TimeUnit.MINUTES.toNanos(minutes);
        for (int runs = 1; System.nanoTime() < end || runs <= kinds.size(); runs++) {
            kinds.get(runs % kinds.size()).run(home);
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            Soak.Sample sample = new Soak.Sample(
                    (System.nanoTime() - started) / (double) TimeUnit.MINUTES.toNanos(1),
                    runs,
                    Machine.residentBytes().orElseThrow() / MEGABYTE,
                    (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
            samples.add(sample);
            System.out.printf(
                    Locale.ROOT,
                    "%6.1f min  %4d runs  %5.0f MB resident  %5.0f MB heap%n",
                    sample.minutes(),
                    runs,
                    sample.residentMegabytes(),
                    sample.heapMegabytes());
        }
        List<String> names =
                kinds.stream().map(kind -> kind.experiment.id().toString()).toList();
        return new Soak(Machine.cpu() + ", " + Machine.os(), Machine.jdk(), names, samples);
    }
}

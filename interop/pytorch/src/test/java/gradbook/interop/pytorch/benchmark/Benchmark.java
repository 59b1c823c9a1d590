package gradbook.interop.pytorch.benchmark;

import gradbook.experiments.report.PerformanceComparison;
import gradbook.experiments.report.PerformanceComparison.Side;
import gradbook.experiments.report.PerformanceComparison.Times;
import gradbook.experiments.report.PerformanceComparison.Who;
import gradbook.experiments.run.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Runs all sides of a trial in alternation, each in a process of its own, and writes the medians with their spread. */
public final class Benchmark {
    static final int THREADS = 2;

    /** Of every JVM that is started to be timed, as scripts/gradbook sets them. */
    public static final List<String> JAVA_OPTIONS = Stream.concat(
                    Stream.of("-XX:+UseSerialGC", "-Xmn32m", "--add-modules", "jdk.incubator.vector"),
                    hugePages().stream())
            .toList();

    /** Seconds of work. */
    private static final double WARM_UP = 5;

    /** In place of a trial's name: products of square matrices, whose speed is the peak. */
    static final String PEAK = "peak";

    /** Rows and columns of a matrix of the peak, and how many products a repetition has. */
    static final int SIZE = 512;

    static final int PRODUCTS = 400;

    private Benchmark() {}

    /** Takes the project's folder, the number of repetitions, a trial's name, and a Python that has PyTorch, if there is one. */
    public static void main(String... arguments) {
        Path root = Path.of(arguments[0]);
        int repetitions = Integer.parseInt(arguments[1]);
        Trial trial = Workloads.named(arguments[2]);
        Optional<String> python = Stream.of(arguments).skip(3).findFirst();
        Map<Who, List<String>> commands = new EnumMap<>(Who.class);
        commands.put(Who.GRADBOOK, trial.isWholeProcess() ? run(root) : ours(trial.name(), THREADS));
        if (trial.libtorch().isPresent()) {
            commands.put(Who.LIBTORCH, libtorch(trial.name(), THREADS));
        }
        if (trial.onnxRuntime().isPresent()) {
            commands.put(Who.ONNX_RUNTIME, java(List.of(), OnnxRuntimeProcess.class, trial.name()));
        }
        python.ifPresent(program -> commands.put(Who.PYTHON, python(root, program, trial)));
        List<Side> sides =
                compare(commands, trial.isWholeProcess() ? Launched::new : Served::start, repetitions, trial.steps());
        PerformanceComparison.Row row = new PerformanceComparison.Row(
                trial.name(),
                trial.description(),
                Machine.jdk(),
                trial.multiplyAdds(),
                trial.multiplyAdds() > 0 ? peak(THREADS, repetitions) : 0,
                trial.must().orElse(null),
                sides);
        print(row);
        PerformanceComparison.write(root.resolve("reports"), Machine.cpu() + ", " + Machine.os(), THREADS, row);
    }

    /** GFLOP/s of a product of 512x512 matrices with so many threads, on the side that is faster at it. */
    public static double peak(int threads, int repetitions) {
        return compare(
                        Map.of(Who.GRADBOOK, ours(PEAK, threads), Who.LIBTORCH, libtorch(PEAK, threads)),
                        Served::start,
                        repetitions,
                        PRODUCTS)
                .stream()
                .mapToDouble(side -> 2e-6 * SIZE * SIZE * SIZE / side.times().median())
                .max()
                .orElseThrow();
    }

    /** In the order of {@link Who}. */
    private static List<Side> compare(
            Map<Who, List<String>> commands, Function<List<String>, Contestant> start, int repetitions, int steps) {
        Map<Who, Contestant> contestants = new EnumMap<>(Who.class);
        Map<Who, double[]> seconds = new EnumMap<>(Who.class);
        try {
            new EnumMap<>(commands).forEach((who, command) -> {
                contestants.put(who, start.apply(command));
                seconds.put(who, new double[repetitions]);
            });
            contestants.values().forEach(Benchmark::warmUp);
            for (int i = 0; i < repetitions; i++) {
                for (Map.Entry<Who, Contestant> contestant : contestants.entrySet()) {
                    seconds.get(contestant.getKey())[i] = contestant.getValue().seconds() / steps;
                }
            }
            List<Side> sides = new ArrayList<>();
            contestants.forEach((who, contestant) -> sides.add(
                    new Side(who, contestant.version(), times(seconds.get(who)), contestant.peakMegabytes())));
            return sides;
        } finally {
            contestants.values().forEach(Contestant::close);
        }
    }

    /** Compilers, libtorch's as well as Java's, compete with the work for the cores at first. */
    private static void warmUp(Contestant contestant) {
        for (double seconds = 0; seconds < WARM_UP; ) {
            seconds += contestant.seconds();
        }
    }

    /** In milliseconds. */
    static Times times(double... seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return new Times(1e3 * sorted[sorted.length / 2], 1e3 * sorted[0], 1e3 * sorted[sorted.length - 1]);
    }

    private static Optional<String> hugePages() {
        try {
            return Files.readString(Path.of("/sys/kernel/mm/transparent_hugepage/enabled"))
                            .contains("[never]")
                    ? Optional.empty()
                    : Optional.of("-XX:+UseTransparentHugePages");
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    private static List<String> ours(String trial, int threads) {
        return java(List.of(), OurProcess.class, Integer.toString(threads), trial);
    }

    /** One epoch of mnist-mlp by the command that users have, with its class-data archive; a folder in target/ holds what it writes. */
    private static List<String> run(Path root) {
        return List.of(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                root.resolve("scripts/gradbook").toString(),
                "run",
                "mnist-mlp",
                "--epochs=1",
                "--no-export",
                "--quiet",
                "--home=" + root.resolve("interop/pytorch/target/cold-start"));
    }

    /** libtorch's own code needs more of the main thread's stack than Java gives it. */
    private static List<String> libtorch(String trial, int threads) {
        return java(
                List.of(
                        "-Xss64m",
                        "-Dai.djl.offline=true",
                        "-DOPT_OUT_TRACKING=true",
                        "-Dai.djl.pytorch.num_interop_threads=1",
                        "-Dai.djl.pytorch.num_threads=" + threads),
                LibtorchProcess.class,
                trial);
    }

    private static List<String> java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> python(Path root, String program, Trial trial) {
        List<String> words = trial.python();
        List<String> command = new ArrayList<>(List.of(program));
        command.add(root.resolve("interop/pytorch/src/test/python")
                .resolve(words.get(0))
                .toString());
        command.addAll(words.subList(1, words.size()));
        return command;
    }

    private static void print(PerformanceComparison.Row row) {
        System.out.println(row.workload() + " on JDK " + row.jdk());
        for (Side side : row.sides()) {
            Times times = side.times();
            System.out.printf(
                    Locale.ROOT,
                    "  %-45s %9.3f ms a step (%.3f to %.3f) %6.0f MB%n",
                    side.who() == Who.GRADBOOK ? side.who().title() : side.version(),
                    times.median(),
                    times.least(),
                    times.most(),
                    side.peakMegabytes());
        }
    }
}

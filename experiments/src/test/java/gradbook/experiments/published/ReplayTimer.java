package gradbook.experiments.published;

import gradbook.engine.runtime.VectorUnit;
import gradbook.experiments.replay.MakemoreBatchNormV1;
import gradbook.experiments.replay.MakemoreWaveNetV1;
import gradbook.experiments.run.Environment;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Machine;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Times the two long replays, here and in NumPy by turns, each run a process of its own. For {@code scripts/replay-times}. */
final class ReplayTimer {
    private static final Map<String, Experiment<?>> RUNS = new LinkedHashMap<>();

    static {
        RUNS.put("batchnorm", new MakemoreBatchNormV1());
        RUNS.put("wavenet", new MakemoreWaveNetV1());
    }

    private ReplayTimer() {}

    /** Takes the project's folder, repetitions, a Python that has NumPy, the file of names, and the homes of JDKs. */
    public static void main(String... arguments) {
        Path root = Path.of(arguments[0]);
        int repetitions = Integer.parseInt(arguments[1]);
        String python = arguments[2];
        String names = arguments[3];
        String peer = root.resolve("experiments/src/test/python/makemore.py").toString();
        Path home = root.resolve("experiments/target/replay-times");
        List<ReplayTimes.Run> runs = new ArrayList<>();
        for (Map.Entry<String, Experiment<?>> run : RUNS.entrySet()) {
            List<String> command = List.of(python, peer, run.getKey(), names);
            Map<String, List<Double>> ours = new LinkedHashMap<>(); // by JDK
            List<Double> numpy = new ArrayList<>();
            List<Double> alone = new ArrayList<>();
            for (int i = 0; i < repetitions; i++) {
                for (String jdk : List.of(arguments).subList(4, arguments.length)) {
                    Environment ran = ours(root, jdk, run.getValue(), home).environment();
                    ours.computeIfAbsent(ran.jdk(), version -> new ArrayList<>())
                            .add(ran.seconds());
                }
                numpy.add(Double.parseDouble(lastLine(command, Map.of())));
                alone.add(Double.parseDouble(lastLine(command, Map.of("OPENBLAS_NUM_THREADS", "1"))));
                System.out.println(
                        run.getKey() + " in seconds: ours " + ours + ", NumPy " + numpy + ", on one thread " + alone);
            }
            String id = run.getValue().id().toString();
            runs.add(new ReplayTimes.Run(id, ours, numpy, alone));
        }
        String asked = "import numpy; b = numpy.show_config('dicts')['Build Dependencies']['blas']; "
                + "print(numpy.__version__, 'with', b['name'], b['version'])";
        String numpy = lastLine(List.of(python, "-c", asked), Map.of());
        int processors = Runtime.getRuntime().availableProcessors();
        new ReplayTimes(Machine.cpu(), processors, VectorUnit.bits(), numpy, runs).write(root.resolve("reports"));
    }

    private static RunRecord ours(Path root, String jdk, Experiment<?> experiment, Path home) {
        String script = root.resolve("scripts/gradbook").toString();
        String id = experiment.id().toString();
        lastLine(
                List.of(script, "run", id, "--quiet", "--no-export", "--home", home.toString()),
                Map.of("JAVA_HOME", jdk));
        return RunRecordFile.read(
                home.resolve("runs").resolve(experiment.id().folder()).resolve(RunRecordFile.NAME));
    }

    private static String lastLine(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (process.waitFor() != 0 || lines.isEmpty()) {
                throw new IllegalStateException(command + " ended with " + process.exitValue() + " after " + lines);
            }
            return lines.get(lines.size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

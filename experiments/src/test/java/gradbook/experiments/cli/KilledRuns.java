package gradbook.experiments.cli;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.bits.Jdk;
import gradbook.experiments.mnist.Mnist1000MlpV1;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.testing.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Trains in processes that are killed, by SIGKILL, at random moments or in the middle of writing a checkpoint, and gone on with: under
 * the JDKs in turn, with one thread and two. Whatever comes to its end must have left the record of a run that nobody disturbed.
 */
final class KilledRuns {
    private static final String ID = "mnist-1000-mlp";
    private static final int CHECKPOINT_STEPS = 3;

    /** The exit code after SIGKILL. */
    private static final int KILLED = 137;

    /** Of the moments: from before the first step to after most of them. */
    private static final double SHORTEST = 0.4;

    private static final double LONGEST = 4;

    /** Every so many kills are aimed at a checkpoint that is being written. */
    private static final int AIMED = 3;

    private final Path home;
    private final Path folder;
    private final List<Jdk> jdks;
    private final Consumer<String> log;
    private final RunRecord expected = Runs.run(new Mnist1000MlpV1(), Overrides.NONE, 2);
    private int completed;
    private int whileWriting;
    private String newest = "";

    KilledRuns(Path home, List<Jdk> jdks, Consumer<String> log) {
        this.home = home;
        this.folder = home.resolve("runs").resolve(ID + "-v1");
        this.jdks = jdks;
        this.log = log;
    }

    /** {@code kills} as the first word, a folder as the second. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        KilledRuns runs = new KilledRuns(Path.of(arguments[1]), Jdk.installed(), System.out::println);
        int kills = Integer.parseInt(arguments[0]);
        runs.kill(kills, RandomKey.of(1));
        System.out.printf(
                Locale.ROOT,
                "%d kills, %d of them while a checkpoint was written; %d runs came to their end, each with the record of an undisturbed one%n",
                kills,
                runs.whileWriting,
                runs.completed);
    }

    /** Kills so many processes, and lets the last run come to its end. */
    void kill(int kills, RandomKey key) throws IOException, InterruptedException {
        double[] seconds =
                key.uniform(Shape.of(kills), DType.FLOAT64, SHORTEST, LONGEST).doubles();
        for (int killed = 0, started = 0; killed < kills; started++) {
            Process process = start(started);
            boolean writing = false;
            if (killed % AIMED == AIMED - 1) {
                writing = untilItWrites(process);
            } else {
                process.waitFor((long) (1e3 * seconds[killed]), TimeUnit.MILLISECONDS);
            }
            process.destroyForcibly().waitFor();
            if (process.exitValue() == 0) {
                complete();
            } else if (process.exitValue() != KILLED) {
                throw new AssertionError("a process ended by itself, with exit code " + process.exitValue());
            } else {
                killed++;
                requireProgress();
                whileWriting += writing ? 1 : 0;
                log.accept(String.format(
                        Locale.ROOT, "kill %d%s: %s", killed, writing ? ", while writing" : "", checkpoints()));
            }
        }
        if (start(kills).waitFor() != 0) {
            throw new AssertionError("a run that nobody killed did not come to its end");
        }
        complete();
    }

    /** Whoever goes on never falls behind those before. */
    private void requireProgress() {
        List<String> all = checkpoints();
        String now = all.isEmpty() ? "" : all.get(all.size() - 1);
        if (now.compareTo(newest) < 0) {
            throw new AssertionError("expected a checkpoint not older than " + newest + ", found " + all);
        }
        newest = now;
    }

    private Process start(int which) throws IOException {
        return ChildProcess.start(
                jdks.get(which % jdks.size()).java(),
                "run",
                ID,
                "--resume",
                "--checkpoint-steps=" + CHECKPOINT_STEPS,
                "--threads=" + (1 + which / 2 % 2),
                "--no-export",
                "--quiet",
                "--home=" + home);
    }

    /** Waits for the temporary file beside a checkpoint; whether it came. */
    private boolean untilItWrites(Process process) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (names().stream().anyMatch(name -> name.endsWith(".tmp"))) {
                return true;
            }
        }
        return false;
    }

    private List<String> checkpoints() {
        return names().stream().filter(name -> !name.startsWith(".")).toList();
    }

    private List<String> names() {
        Path checkpoints = folder.resolve("checkpoints");
        if (!Files.isDirectory(checkpoints)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException | UncheckedIOException itWent) {
            return List.of();
        }
    }

    private void complete() throws IOException {
        RunRecord found = RunRecordFile.read(folder.resolve(RunRecordFile.NAME));
        if (!found.result().toString().equals(expected.result().toString())
                || !found.trace().equals(expected.trace())) {
            throw new AssertionError("expected the record of an undisturbed run, found another: " + folder);
        }
        if (!names().isEmpty()) {
            throw new AssertionError("checkpoints are left: " + names());
        }
        newest = "";
        completed++;
        log.accept("a run came to its end, as expected");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

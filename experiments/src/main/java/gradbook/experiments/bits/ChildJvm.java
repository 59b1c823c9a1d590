package gradbook.experiments.bits;

import gradbook.experiments.io.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Trains in a JVM of its own. */
public final class ChildJvm {
    /** Far more than the slowest takes. */
    private static final int MINUTES = 15;

    private ChildJvm() {}

    /**
     * Runs {@link Child} under a setting, on this process's class path.
     *
     * @throws Failure if this process was started without one, as Maven does
     */
    public static Outcome run(Setting setting) {
        if (Child.class.getClassLoader() != ClassLoader.getSystemClassLoader()) {
            throw new Failure("inside Maven there is no class path to start other JVMs with; type scripts/verify-bits");
        }
        long start = System.nanoTime();
        try {
            Path out = Files.createTempFile("bits", ".out");
            Path err = Files.createTempFile("bits", ".err");
            try {
                Process process = new ProcessBuilder(command(setting))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                process.getOutputStream().close();
                try {
                    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                        return Outcome.failed(setting, "no end after " + MINUTES + " minutes", seconds(start));
                    }
                } finally {
                    process.destroyForcibly();
                }
                return process.exitValue() == 0
                        ? Outcome.parse(setting, Files.readAllLines(out, StandardCharsets.UTF_8), seconds(start))
                        : Outcome.failed(
                                setting,
                                "exit code " + process.exitValue() + ": " + lastLine(Files.readAllLines(err)),
                                seconds(start));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException problem) {
            return Outcome.failed(setting, "cannot run " + setting.jdk().java() + ": " + problem, seconds(start));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.failed(setting, "interrupted", seconds(start));
        }
    }

    private static List<String> command(Setting setting) {
        List<String> command = new ArrayList<>();
        command.add(setting.jdk().java().toString());
        command.addAll(setting.options());
        if (setting.vectors()) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
        command.add(Integer.toString(setting.threads()));
        command.add(Integer.toString(setting.grain()));
        command.add(Integer.toString(setting.length().epochs()));
        command.add(Integer.toString(setting.length().batches()));
        command.add(Long.toString(setting.seed()));
        return command;
    }

    private static String lastLine(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("Exception") || line.startsWith("Error"))
                .findFirst()
                .orElse(lines.isEmpty() ? "nothing on standard error" : lines.get(lines.size() - 1));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}

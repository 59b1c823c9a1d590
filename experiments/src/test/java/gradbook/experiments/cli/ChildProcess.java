package gradbook.experiments.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command in a JVM of its own, for what depends on the environment or ends the process. */
final class ChildProcess {
    private ChildProcess() {}

    /** The java that runs this. */
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Starts the command line and lets it go its way, unheard. */
    static Process start(String... arguments) throws IOException {
        return start(JAVA, arguments);
    }

    /** The same in another JDK. */
    static Process start(Path java, String... arguments) throws IOException {
        return new ProcessBuilder(words(java, arguments))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What a process that has ended left behind. */
    record Ended(int exitCode, String out, String err) {}

    /**
     * Runs the command line in a shell.
     *
     * @param script for instance {@code exec "$@"}; the words are java, its options and the arguments
     */
    static Ended run(Map<String, String> environment, String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(words(JAVA, arguments));
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            Ended ended = new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Java, its options, the class and the arguments. */
    private static List<String> words(Path java, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED", // as scripts/gradbook starts it: JDK 25 warns without
                "-cp",
                System.getProperty("java.class.path"),
                Gradbook.class.getName()));
        words.addAll(List.of(arguments));
        return words;
    }
}

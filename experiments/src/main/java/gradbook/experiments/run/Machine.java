package gradbook.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be found out about the machine and the working copy; every answer is optional, none may stop a run. */
public final class Machine {
    private Machine() {}

    /** For instance {@code 17.0.15 (Debian)}. */
    public static String jdk() {
        return System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")";
    }

    /** For instance {@code Linux 6.1.0 amd64}, without a build's own suffix. */
    public static String os() {
        String version = System.getProperty("os.version").replaceFirst("^(\\d+(\\.\\d+)*).*", "$1");
        return String.join(" ", System.getProperty("os.name"), version, System.getProperty("os.arch"));
    }

    /** The processor's model name where Linux tells it, else the architecture. */
    public static String cpu() {
        return field(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch"));
    }

    /** The largest resident size of this process where Linux tells it, else the sum of the largest heap pools. */
    static long peakMemoryBytes() {
        return kilobytes("VmHWM")
                .orElseGet(() -> ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum());
    }

    /** The resident size of this process where Linux tells it. */
    public static Optional<Long> residentBytes() {
        return kilobytes("VmRSS");
    }

    private static Optional<Long> kilobytes(String name) {
        return field(Path.of("/proc/self/status"), name)
                .filter(text -> text.matches("\\d+ kB"))
                .map(text -> Long.parseLong(text.substring(0, text.indexOf(' '))) * 1_024);
    }

    /** The commit that the working copy in {@code folder} is at; none if the folder merely lies within another one. */
    public static Optional<String> gitCommit(Path folder) {
        // Two lines: where in the working copy the folder lies, and the commit.
        return git(folder, "rev-parse", "--show-prefix", "HEAD")
                .filter(text -> text.startsWith("\n"))
                .map(String::strip);
    }

    /** Whether nothing was changed or added since the commit that the working copy is at. */
    static Optional<Boolean> gitClean(Path folder) {
        return git(folder, "status", "--porcelain").map(String::isBlank);
    }

    private static Optional<String> git(Path folder, String... arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments))
                            .toList())
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no git here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The first {@code name : value} line of a file of such lines. */
    private static Optional<String> field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // not Linux
        }
    }
}

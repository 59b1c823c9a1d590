package gradbook.experiments.bits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An installed JDK.
 *
 * @param version for instance {@code 17.0.15}
 * @param hasVectors whether it has the module {@code jdk.incubator.vector}
 */
public record Jdk(Path home, String version, boolean hasVectors) {
    private static final Path DEBIAN = Path.of("/usr/lib/jvm");
    private static final int OLDEST = 17;

    /** The oldest JDK from 17 on, and the newest if that is another one: beside this one, and where Linux has them. */
    public static List<Jdk> installed() {
        Path mine = Path.of(System.getProperty("java.home"));
        List<Jdk> found = Stream.concat(
                        Stream.of(mine),
                        Stream.of(mine.resolveSibling("."), DEBIAN).flatMap(folder -> entries(folder.normalize())))
                .flatMap(home -> at(home).stream())
                .filter(jdk -> jdk.feature() >= OLDEST)
                .sorted(Comparator.comparingInt(Jdk::feature))
                .toList();
        Jdk oldest = found.get(0);
        Jdk newest = found.get(found.size() - 1);
        return oldest.feature() == newest.feature() ? List.of(oldest) : List.of(oldest, newest);
    }

    private static Stream<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList().stream();
        } catch (IOException notThere) {
            return Stream.of();
        }
    }

    /** The JDK in a folder, if there is one. */
    static Optional<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(java(home)) || !Files.exists(release)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        boolean vectors = properties.getProperty("MODULES", "").contains("jdk.incubator.vector");
        return version.matches("\\d+.*") ? Optional.of(new Jdk(home, version, vectors)) : Optional.empty();
    }

    /** For instance 17. */
    int feature() {
        return Integer.parseInt(version.replaceFirst("\\D.*", ""));
    }

    /** Its java. */
    public Path java() {
        return java(home);
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve("java");
    }

    /** Whether an option has its effect: HotSpot lowers {@code -XX:UseAVX=3} in silence where the processor has less. */
    boolean grants(String option) {
        if (!option.startsWith("-XX:")) {
            return true;
        }
        String flag = option.substring("-XX:".length());
        String line = flag.startsWith("-")
                ? flag.substring(1) + "=false"
                : flag.startsWith("+") ? flag.substring(1) + "=true" : flag;
        String[] words = line.split("=", 2);
        Pattern granted =
                Pattern.compile("\\s" + Pattern.quote(words[0]) + "\\s+=\\s+" + Pattern.quote(words[1]) + "\\s");
        return flags(option).anyMatch(text -> granted.matcher(text).find());
    }

    private Stream<String> flags(String option) {
        try {
            Process process = new ProcessBuilder(java().toString(), option, "-XX:+PrintFlagsFinal", "-version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                return lines.lines().toList().stream();
            }
        } catch (IOException cannotRun) {
            return Stream.of();
        }
    }
}

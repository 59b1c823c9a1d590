package gradbook.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user's machine loads beside our own classes; Maven writes it down before the tests run. */
class RuntimeClassPathTest {
    /** Folders of the local repository that no user needs. */
    private static final List<String> FOR_TESTS_ONLY = List.of("ai/djl", "org/junit", "com/tngtech", "org/slf4j");

    @Test
    void nothingOfDjlOrOfTheTestsReachesAUser() throws IOException {
        List<String> jars =
                List.of(Files.readString(Path.of("target/runtime-classpath")).split(File.pathSeparator));
        assertTrue(jars.stream().anyMatch(jar -> jar.contains("picocli")), () -> "a class path: " + jars);
        List<String> strangers = jars.stream()
                .map(jar -> jar.replace(File.separatorChar, '/'))
                .filter(jar -> FOR_TESTS_ONLY.stream().anyMatch(jar::contains))
                .toList();
        assertEquals(List.of(), strangers);
    }
}

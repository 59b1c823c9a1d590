package gradbook.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of licences.md have what the build uses, and every licence in them has been agreed to. Maven writes the same rows into
 * target/licences.txt before the tests run.
 */
class LicencesTest {
    /** They ask that their text goes along, and no more. */
    private static final Set<String> AT_RUN_TIME = Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT");

    /** What is under the others reaches nobody but those who build. */
    private static final Set<String> IN_TESTS = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-2.0",
            "GPL-2.0 WITH Classpath-exception-2.0",
            "LGPL-2.1-or-later",
            "MIT");

    @Test
    void whatReachesAUserIsListedAndAllowed() throws IOException {
        List<String> used = used(true);
        assertEquals(
                jarsAtRunTime(), used.stream().map(LicencesTest::jar).sorted().toList());
        assertAllowed(AT_RUN_TIME, used);
        assertEquals(used, listed("## At run time"), "licences.md, at run time");
    }

    /** With -DskipPyTorch the build uses a part of the table. */
    @Test
    void whatTestsUseIsListedAndAllowed() throws IOException {
        List<String> used = used(false);
        assertAllowed(IN_TESTS, used);
        boolean all = used.stream().anyMatch(row -> row.startsWith("| ai.djl:"));
        List<String> listed = listed("## In tests only");
        assertEquals(
                used, listed.stream().filter(row -> all || used.contains(row)).toList(), "licences.md, in tests only");
    }

    private static void assertAllowed(Set<String> licences, List<String> rows) {
        List<String> others = rows.stream()
                .filter(row -> !licences.containsAll(List.of(cells(row)[2].split(", "))))
                .toList();
        assertEquals(List.of(), others, "under other licences than " + licences);
    }

    private static List<String> used(boolean atRunTime) throws IOException {
        Set<String> jars = Set.copyOf(jarsAtRunTime());
        return Files.readAllLines(Path.of("../target/licences.txt")).stream()
                .filter(row -> jars.contains(jar(row)) == atRunTime)
                .toList();
    }

    private static List<String> jarsAtRunTime() throws IOException {
        String classPath = Files.readString(Path.of("target/runtime-classpath"));
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.endsWith(".jar") && !name.startsWith("gradbook-"))
                .sorted()
                .toList();
    }

    private static String jar(String row) {
        String[] cells = cells(row);
        return cells[0].substring(cells[0].indexOf(':') + 1) + "-" + cells[1] + ".jar";
    }

    private static String[] cells(String row) {
        return row.substring(2, row.length() - 2).split(" \\| ");
    }

    /** The rows below a heading, without the two that head the table. */
    private static List<String> listed(String heading) throws IOException {
        return Files.readAllLines(Path.of("../licences.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .toList();
    }
}

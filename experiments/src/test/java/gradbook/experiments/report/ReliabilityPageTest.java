package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.testing.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityPageTest {
    private static final Path REPORTS = Runs.HOME.resolve("reports");
    private static final Faults FAULTS = Faults.in(REPORTS).read();

    /** Rising for a quarter of the time, then flat. */
    private static final Soak SOAK = new Soak(
            "a machine",
            "17.0",
            List.of("a@1", "b@1"),
            IntStream.rangeClosed(1, 60)
                    .mapToObj(minute -> new Soak.Sample(minute, 2 * minute, Math.min(300, 100 + 20 * minute), 40))
                    .toList());

    @Test
    void everyFaultNamesATestThatThereIs() throws IOException {
        Path tests = Path.of("src/test/java");
        for (Faults.Fault fault : FAULTS.faults()) {
            String[] name = fault.test().split("\\.");
            try (Stream<Path> files = Files.walk(tests)) {
                List<Path> found =
                        files.filter(file -> file.endsWith(name[0] + ".java")).collect(Collectors.toList());
                assertEquals(1, found.size(), fault.test());
                assertTrue(Files.readString(found.get(0)).contains("void " + name[1] + "("), fault.test());
            }
        }
    }

    @Test
    void theFirstQuarterOfASoakIsNotJudged(@TempDir Path reports) {
        IllustratedPage page = ReliabilityPage.of(reports, FAULTS, Optional.of(SOAK));
        assertEquals(2, page.write(Fonts.INSTALLED).changed().size());
        assertEquals(List.of(), page.problems());
        String text = ReliabilityPage.render(FAULTS, Optional.of(SOAK));
        for (String part : List.of(
                "trained a@1, b@1 in turn, with their models, for 60 minutes: 120 runs.",
                "held 300 to 300 MB, and its heap after a collection 40 to 40 MB; at the end, 300 and 40 MB.")) {
            assertTrue(text.contains(part), text);
        }
    }
}

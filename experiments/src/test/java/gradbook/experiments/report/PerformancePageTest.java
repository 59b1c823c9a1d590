package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page over times, from made-up ones. */
class PerformancePageTest {
    private static final String MACHINE = "a processor, a system";

    private static PerformanceComparison.Row row(String workload, String jdk, double ours) {
        return new PerformanceComparison.Row(
                workload,
                "a network",
                jdk,
                1_000_000,
                new PerformanceComparison.Times(ours, ours / 2, ours * 2),
                new PerformanceComparison.Times(1, 0.9, 1.25),
                100);
    }

    @Test
    void theRatioIsPyTorchsTimeOverOurs(@TempDir Path folder) {
        PerformanceComparison comparison = new PerformanceComparison(
                "libtorch 0", MACHINE, 2, List.of(row("W1", "17", 0.5), row("W1", "25", 0.25), row("W2", "17", 2)));
        String page = new PerformancePage(folder, comparison).render();
        assertTrue(
                page.contains("| W1 | 17 | 0.50 (0.25 to 1.00) | 1.00 (0.90 to 1.25) | 2.00 | 4 % | 2 % |"),
                () -> page);
        assertTrue(
                page.contains("| W2 | 17 | 2.00 (1.00 to 4.00) | 1.00 (0.90 to 1.25) | 0.50 | 1 % | 2 % |"),
                () -> page);
    }

    @Test
    void aRowReplacesTheOneOfItsWorkloadAndJdk(@TempDir Path reports) {
        for (PerformanceComparison.Row row : List.of(row("W2", "17", 1), row("W1", "17", 1), row("W2", "17", 3))) {
            PerformanceComparison.write(reports, "libtorch 0", MACHINE, 2, row);
        }
        assertEquals(
                List.of(row("W1", "17", 1), row("W2", "17", 3)),
                PerformanceComparison.read(reports).rows());
    }

    @Test
    void timesOfAnotherMachineAreNotMixedIn(@TempDir Path reports) {
        PerformanceComparison.write(reports, "libtorch 0", MACHINE, 2, row("W1", "17", 1));
        PerformanceComparison.write(reports, "libtorch 0", "another one", 2, row("W2", "17", 1));
        assertEquals(
                List.of(row("W2", "17", 1)), PerformanceComparison.read(reports).rows());
    }

    @Test
    void pageAndPictureAreWhatTheFiguresSay(@TempDir Path folder) {
        PerformanceComparison comparison =
                new PerformanceComparison("libtorch 0", MACHINE, 2, List.of(row("W1", "17", 0.5)));
        IllustratedPage page = new PerformancePage(folder, comparison).illustrated();
        assertEquals(2, page.problems().size());
        assertEquals(2, page.write(Fonts.INSTALLED).changed().size());
        assertEquals(List.of(), page.problems());
        IllustratedPage other = new PerformancePage(
                        folder, new PerformanceComparison("libtorch 0", MACHINE, 2, List.of(row("W1", "17", 0.6))))
                .illustrated();
        assertEquals(2, other.problems().size());
    }

    @Test
    void aDamagedFileIsNamed(@TempDir Path reports) throws Exception {
        Path file = PerformanceComparison.file(reports);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{");
        Failure failure = assertThrows(Failure.class, () -> PerformanceComparison.read(reports));
        assertTrue(failure.getMessage().startsWith(file + " is not a comparison of times"), failure::getMessage);
    }
}

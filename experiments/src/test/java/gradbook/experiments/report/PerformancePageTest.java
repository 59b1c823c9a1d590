package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import gradbook.experiments.report.PerformanceComparison.Times;
import gradbook.experiments.report.PerformanceComparison.Who;
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
                100,
                null,
                List.of(
                        side(Who.GRADBOOK, new Times(ours, ours / 2, ours * 2), 80),
                        side(Who.LIBTORCH, new Times(1, 0.9, 1.25), 90),
                        side(Who.PYTHON, new Times(2, 1.5, 40), 300)));
    }

    private static PerformanceComparison.Side side(Who who, Times times, double megabytes) {
        return new PerformanceComparison.Side(who, who + " 0", times, megabytes);
    }

    @Test
    void theRatioIsTheirTimeOverOurs(@TempDir Path folder) {
        PerformanceComparison.Row alone = new PerformanceComparison.Row(
                "W7",
                "single numbers",
                "17.0",
                0,
                0,
                null,
                List.of(side(Who.GRADBOOK, new Times(1, 1, 1), 50), side(Who.PYTHON, new Times(300, 250, 350), 40)));
        PerformanceComparison comparison = new PerformanceComparison(
                MACHINE, 2, List.of(row("W1", "17.0", 0.5), row("W1", "25.0", 0.25), row("W2", "17.0", 2), alone));
        String page = new PerformancePage(folder, comparison).render();
        for (String line : List.of(
                "| W1 | 17.0 | 0.50 (0.25 to 1.00) | 2.00 (1.50 to 40.00) | 4.00 | 1.00 (0.90 to 1.25) | 2.00 |",
                "| W2 | 17.0 | 2.00 (1.00 to 4.00) | 2.00 (1.50 to 40.00) | 1.00 | 1.00 (0.90 to 1.25) | 0.50 |",
                "| W7 | 17.0 | 1.00 (1.00 to 1.00) | 300.00 (250.00 to 350.00) | 300 |  |  |",
                "| W1 | 17.0 | 4 % | 1 % | 2 % | 80 | 300 | 90 |",
                "| W7 | 17.0 |  |  |  | 50 | 40 |  |")) {
            assertTrue(page.contains(line), () -> line + "\nis not in\n" + page);
        }
        String table = PerformancePage.ratios(comparison).toString();
        assertTrue(table.contains("| W1 | a network | 4.00 | 8.00 | 2.00 | 4.00 |"), () -> table);
    }

    @Test
    void inferenceStandsApart(@TempDir Path folder) {
        PerformanceComparison.Row inference = new PerformanceComparison.Row(
                "I1",
                "images",
                "17.0",
                1_000_000,
                100,
                1 / 1.5,
                List.of(
                        side(Who.GRADBOOK, new Times(2, 1, 3), 80),
                        side(Who.ONNX_RUNTIME, new Times(1, 1, 1), 70),
                        side(Who.PYTHON, new Times(8, 7, 9), 300)));
        PerformanceComparison comparison =
                new PerformanceComparison(MACHINE, 2, List.of(inference, row("W1", "17.0", 0.5)));
        String page = new PerformancePage(folder, comparison).render();
        for (String line : List.of(
                "| workload | JDK | Gradbook | ONNX Runtime | ratio | must | Python | ratio |",
                "| I1 | 17.0 | 2.00 (1.00 to 3.00) | 1.00 (1.00 to 1.00) | 0.50 | 0.67 | 8.00 (7.00 to 9.00) | 4.00 |",
                "| I1 | 17.0 | 1 % | 2 % | 0 % | 80 | 70 | 300 |",
                "| I1 | images |")) {
            assertTrue(page.contains(line), () -> line + "\nis not in\n" + page);
        }
        String table = PerformancePage.ratios(comparison).toString();
        assertTrue(table.contains("| I1 | images | 0.50 | 0.67 | 4.00 |"), () -> table);
        assertTrue(table.contains("PyTorch is nowhere faster."), () -> table);
        assertTrue(table.contains("ONNX Runtime or PyTorch wins where a figure is below 1: at I1."), () -> table);
    }

    @Test
    void aRowReplacesTheOneOfItsWorkloadAndJdk(@TempDir Path reports) {
        for (PerformanceComparison.Row row : List.of(row("W2", "17", 1), row("W1", "17", 1), row("W2", "17", 3))) {
            PerformanceComparison.write(reports, MACHINE, 2, row);
        }
        assertEquals(
                List.of(row("W1", "17", 1), row("W2", "17", 3)),
                PerformanceComparison.in(reports).read().rows());
    }

    @Test
    void timesOfAnotherMachineAreNotMixedIn(@TempDir Path reports) {
        PerformanceComparison.write(reports, MACHINE, 2, row("W1", "17", 1));
        PerformanceComparison.write(reports, "another one", 2, row("W2", "17", 1));
        assertEquals(
                List.of(row("W2", "17", 1)),
                PerformanceComparison.in(reports).read().rows());
    }

    @Test
    void pageAndPictureAreWhatTheFiguresSay(@TempDir Path folder) {
        PerformanceComparison comparison = new PerformanceComparison(MACHINE, 2, List.of(row("W1", "17", 0.5)));
        IllustratedPage page = new PerformancePage(folder, comparison).illustrated();
        assertEquals(2, page.problems().size());
        assertEquals(2, page.write(Fonts.INSTALLED).changed().size());
        assertEquals(List.of(), page.problems());
        IllustratedPage other = new PerformancePage(
                        folder, new PerformanceComparison(MACHINE, 2, List.of(row("W1", "17", 0.6))))
                .illustrated();
        assertEquals(2, other.problems().size());
    }

    @Test
    void aDamagedFileIsNamed(@TempDir Path reports) throws Exception {
        Path file = PerformanceComparison.in(reports).file();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{");
        Failure failure = assertThrows(
                Failure.class, () -> PerformanceComparison.in(reports).read());
        assertTrue(failure.getMessage().startsWith(file + " is not a comparison of times"), failure::getMessage);
    }
}

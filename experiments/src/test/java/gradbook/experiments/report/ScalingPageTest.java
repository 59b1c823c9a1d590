package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.report.PerformanceComparison.Times;
import gradbook.experiments.report.ScalingTimes.Point;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page over cost by size, from made-up times. */
class ScalingPageTest {
    /** A step's time is a power of its work, and below a size the same. */
    private static ScalingTimes times(double power) {
        List<Point> points = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            for (int size = 1; size <= 64; size *= 2) {
                double milliseconds = Math.pow(Math.max(size, 8), power) / threads;
                points.add(new Point("width", size, threads, 1e6 * size, new Times(milliseconds, 0.1, 9)));
            }
        }
        return new ScalingTimes("a machine", "17.0", "a network", points);
    }

    @Test
    void theExponentIsThatOfTheLargeSizes() {
        assertEquals(1, times(1).exponent("width", 1), 1e-9);
        assertEquals(1.5, times(1.5).exponent("width", 2), 1e-9);
    }

    @Test
    void aRowHoldsBothNumbersOfThreads(@TempDir Path reports) {
        IllustratedPage page = ScalingPage.of(reports, times(1));
        assertEquals(2, page.problems().size());
        assertEquals(2, page.write(Fonts.INSTALLED).changed().size());
        assertEquals(List.of(), page.problems());
        String text = ScalingPage.render(times(1));
        for (String line : List.of(
                "| width | 1 thread, ms a step | GFLOP/s | 2 threads, ms a step | GFLOP/s |",
                "| 64 | 64.000 (0.100 to 9.000) | 2.0 | 32.000 (0.100 to 9.000) | 4.0 |",
                "to the power of 1.00 and 1.00 by width.")) {
            assertTrue(text.contains(line), () -> line + "\nis not in\n" + text);
        }
    }
}

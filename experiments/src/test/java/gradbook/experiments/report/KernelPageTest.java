package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page over single kernels, from made-up speeds. */
class KernelPageTest {
    private static KernelTimes.Row product(String jdk, int threads, double median) {
        return new KernelTimes.Row("product", jdk, threads, true, median, median / 2, 2 * median, 200);
    }

    private static KernelTimes.Row exp(String jdk) {
        return new KernelTimes.Row("exp", jdk, 1, false, 0.5, 0.25, 0.75, 0);
    }

    @Test
    void aProductHasAShareOfThePeakAndAFunctionHasNone() {
        String page = KernelPage.render(new KernelTimes(
                "a machine", List.of(product("17.0", 1, 50), product("17.0", 2, 100), exp("17.0"), exp("25.0"))));
        for (String line : List.of(
                "| kernel | JDK 17, 1 thread | share | JDK 17, 2 threads | share | JDK 25, 1 thread | share |",
                "| product | 50 (25 to 100) | 25 % | 100 (50 to 200) | 50 % |  |  |",
                "| exp | 0.50 (0.25 to 0.75) |  | 0.50 (0.25 to 0.75) |")) {
            assertTrue(page.contains(line), () -> line + "\nis not in\n" + page);
        }
    }

    @Test
    void aJdksRowsReplaceItsOwnAndThoseOfAnotherMachineGo(@TempDir Path reports) {
        KernelTimes.write(reports, "a machine", "17.0", List.of(product("17.0", 1, 1)));
        KernelTimes.write(reports, "a machine", "25.0", List.of(product("25.0", 1, 2)));
        KernelTimes.write(reports, "a machine", "17.0", List.of(product("17.0", 1, 3)));
        assertEquals(
                List.of(product("25.0", 1, 2), product("17.0", 1, 3)),
                KernelTimes.in(reports).read().rows());
        KernelTimes.write(reports, "another one", "17.0", List.of(exp("17.0")));
        assertEquals(List.of(exp("17.0")), KernelTimes.in(reports).read().rows());
    }
}

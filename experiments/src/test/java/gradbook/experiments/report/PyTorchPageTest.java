package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyTorchPageTest {
    private static final PyTorchComparison COMPARISON = new PyTorchComparison(
            "libtorch 0",
            "a machine",
            List.of(
                    row("operator", "add", 7, 0),
                    row("operator", "exp", 2, 2.5e-16),
                    row("layer", "linear", 2, 1e-16),
                    row("optimizer", "sgd", 1, 0)),
            List.of(new PyTorchComparison.LeftOut("sum-nothing", "there is no such sum")),
            List.of(new PyTorchComparison.Curves(
                    "mlp",
                    "an MLP",
                    List.of(2.0, 1.0),
                    List.of(2.0, 1.0 + 1e-15),
                    List.of(2.0, 1.001),
                    List.of(2.0, 1.0))));

    private static PyTorchComparison.Row row(String kind, String name, int cases, double relative) {
        PyTorchComparison.Apart apart = new PyTorchComparison.Apart(relative / 2, relative);
        return new PyTorchComparison.Row(kind, name, cases, apart, apart, 1e-6, "a reason");
    }

    @TempDir
    private Path reports;

    @Test
    void saysHowManyCasesAndWhichIsWorst() {
        String page = new PyTorchPage(reports, COMPARISON).render();
        assertTrue(page.contains("12 cases"), page);
        assertTrue(page.contains("is 2.5e-16 (exp)"), page);
        assertTrue(page.contains("| `add` | 7 | 0 | 0 | 0 | 0 | 1.0e-06 | a reason |"), page);
        assertTrue(page.contains("| mlp | an MLP | 1.000 | 1.1e-15 | 1.0e-03 | 1.1e-15 | 1.0e-03 |"), page);
        assertTrue(page.contains("| `sum-nothing` | there is no such sum |"), page);
    }

    @Test
    void aComparisonIsReadAsItIsWritten() {
        COMPARISON.write(reports);
        assertEquals(COMPARISON, PyTorchComparison.in(reports).read());
    }

    @Test
    void whatWasWrittenPassesTheCheckAndWhatWasAlteredDoesNot() throws IOException {
        IllustratedPage page = new PyTorchPage(reports, COMPARISON).illustrated();
        page.write(Fonts.INSTALLED);
        assertEquals(List.of(), page.problems());
        assertEquals(List.of(), page.write(Fonts.INSTALLED).changed());

        Path text = reports.resolve(PyTorchPage.FILE);
        Files.writeString(text, Files.readString(text).replace("2.5e-16", "2.5e-17"));
        Files.delete(reports.resolve("mlp.png"));
        List<String> problems = page.problems();
        assertEquals(2, problems.size(), problems::toString);
        assertTrue(
                problems.get(0).startsWith(text + " differs from what the records say in line 3"), problems::toString);
        assertTrue(problems.get(1).startsWith(reports.resolve("mlp.png") + " is missing"), problems::toString);
    }

    @Test
    void aFileThatIsNoComparisonIsNamed() throws IOException {
        COMPARISON.write(reports);
        Path file = PyTorchComparison.in(reports).file();
        Files.writeString(file, Files.readString(file).replace("\"judge\"", "\"jury\""));
        String message = assertThrows(
                        Failure.class, () -> PyTorchComparison.in(reports).read())
                .getMessage();
        assertTrue(message.startsWith(file + " is not a comparison with PyTorch: "), message);
        assertTrue(message.endsWith("; restore it, or run scripts/regenerate-golden"), message);
    }
}

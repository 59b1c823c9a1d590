package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import gradbook.experiments.testing.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BitsPageTest {
    private static final BitsMatrix MATRIX = new BitsMatrix(
            "a machine",
            30,
            List.of(new BitsMatrix.Network("mlp", "an MLP", "aa", "bb", "cc")),
            List.of(
                    new BitsMatrix.Row("17", "as it is", "vectors of 512 bits", List.of("bb")),
                    new BitsMatrix.Row("25", "-XX:-UseFMA", "plain loops, fma emulated", List.of("same"))));

    @TempDir
    private Path reports;

    @Test
    void aRowForEachSetting() {
        String page = BitsPage.render(MATRIX);
        assertTrue(page.contains("2 settings on 2 JDKs"), page);
        assertTrue(page.contains("| 25 | -XX:-UseFMA | plain loops, fma emulated | same |"), page);
        assertTrue(page.contains("| mlp | an MLP | `aa` | `bb` | `cc` |"), page);
    }

    @Test
    void whatWasWrittenPassesTheCheckAndWhatWasAlteredDoesNot() throws IOException {
        MATRIX.write(reports);
        assertEquals(MATRIX, BitsMatrix.in(reports).read());
        Reports all = new Reports(reports, List.of(), List.of(), Runs.datasets());
        all.rebuild();
        assertEquals(List.of(), all.check());

        Path page = reports.resolve("bits/README.md");
        Files.writeString(page, Files.readString(page).replace("| same |", "| other |"));
        List<String> problems = all.check();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(
                problems.get(0).startsWith(page + " differs from what the records say in line "), problems::toString);
    }

    @Test
    void aFileThatIsNoMatrixIsNamed() throws IOException {
        MATRIX.write(reports);
        Path file = BitsMatrix.in(reports).file();
        Files.writeString(file, Files.readString(file).replace("\"machine\"", "\"engine\""));
        String message =
                assertThrows(Failure.class, () -> BitsMatrix.in(reports).read()).getMessage();
        assertTrue(message.startsWith(file + " is not a matrix of bits: "), message);
        assertTrue(message.endsWith("; restore it, or run scripts/verify-bits"), message);
    }
}

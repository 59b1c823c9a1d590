package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing, rebuilding and checking as a user types them, in a notebook with one small run. */
class ReportCommandTest {
    private static final String FOLDER = "scalar-four-points-v1";

    @TempDir
    private Path home;

    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void runOnce() {
        assertEquals(0, gradbook("run", "scalar-four-points", "--quiet"));
    }

    @Test
    void publishCopiesTheRecordMakesThePageAndPinsTheDigests() {
        assertEquals(0, gradbook("report", "--publish"));
        for (String file : new String[] {"record.json", "report.md", "loss-curve.png"}) {
            assertTrue(Files.exists(home.resolve("reports").resolve(FOLDER).resolve(file)), file);
        }
        assertTrue(Files.exists(pin()));
        assertTrue(Files.exists(home.resolve("reports/README.md")));
        assertEquals(0, gradbook("report", "--check"), err.toString());
        assertEquals(0, gradbook("report"));
        assertTrue(out.toString().startsWith("nothing to change"), out.toString());
    }

    @Test
    void anotherRunOfTheSameBitsSaysSo() {
        assertEquals(0, gradbook("report", "--publish", "scalar-four-points"));
        assertEquals(0, gradbook("run", "scalar-four-points", "--quiet", "--threads", "1"));
        assertTrue(out.toString().matches("(?s).*published run +the same bits\\n.*"), out.toString());
    }

    @Test
    void checkFindsAnAlteredPage() throws IOException {
        assertEquals(0, gradbook("report", "--publish"));
        Path page = home.resolve("reports").resolve(FOLDER).resolve("report.md");
        Files.writeString(page, Files.readString(page).replace("four points", "five points"));
        assertEquals(1, gradbook("report", "--check"));
        assertTrue(err.toString().contains(page + " differs from what the records say in line 1"), err.toString());
        assertEquals(0, gradbook("report"));
        assertEquals(0, gradbook("report", "--check"));
    }

    @Test
    void checkFindsAPinWithoutItsPublishedRun() throws IOException {
        assertEquals(0, gradbook("report", "--publish"));
        try (var files = Files.list(home.resolve("reports").resolve(FOLDER))) {
            files.map(Path::toFile).forEach(file -> assertTrue(file.delete()));
        }
        Files.delete(home.resolve("reports").resolve(FOLDER));
        assertEquals(0, gradbook("report"));
        assertEquals(1, gradbook("report", "--check"));
        assertTrue(err.toString().contains("do not belong together"), err.toString());
    }

    @Test
    void theReadmeBesideTheReportsCarriesTheTableBetweenItsMarks() throws IOException {
        Path readme = home.resolve("README.md");
        Files.writeString(
                readme, "before\n<!-- results, made by `gradbook report` -->\nSTALE\n<!-- end of results -->\nafter\n");
        assertEquals(0, gradbook("report", "--publish"));
        String text = Files.readString(readme);
        assertTrue(text.startsWith("before\n") && text.endsWith("<!-- end of results -->\nafter\n"), text);
        assertTrue(text.contains("](reports/scalar-four-points-v1/report.md)"), text);
        assertFalse(text.contains("STALE"), text);
        Files.writeString(readme, text.replace("| 41 |", "| 42 |"));
        assertEquals(1, gradbook("report", "--check"));
        assertTrue(err.toString().contains(readme + " differs from what the records say"), err.toString());
    }

    @Test
    void aPinIsReplacedOnlyOnPurpose() throws IOException {
        assertEquals(0, gradbook("report", "--publish"));
        String altered = Files.readString(pin()).replace("\"weightsSha256\": \"", "\"weightsSha256\": \"0");
        Files.writeString(pin(), altered);
        assertEquals(1, gradbook("report", "--publish"));
        assertTrue(err.toString().contains(pin() + " pins another result"), err.toString());
        assertEquals(altered, Files.readString(pin()));
        assertEquals(0, gradbook("report", "--publish", "--force"));
        assertEquals(0, gradbook("report", "--check"));
    }

    @Test
    void aRunWithOverridesIsNotPublished() {
        assertEquals(0, gradbook("run", "scalar-four-points", "--quiet", "--seed", "9"));
        assertEquals(1, gradbook("report", "--publish"));
        assertTrue(err.toString().contains("seed is 9, pinned is 3"), err.toString());
        assertFalse(Files.exists(pin()));
    }

    @Test
    void htmlMakesOneFileOfThePagesAsTheyAre() throws IOException {
        assertEquals(1, gradbook("report", "--html"));
        assertTrue(err.toString().contains("README.md is missing; run `gradbook report`"), err.toString());
        assertEquals(0, gradbook("report", "--publish"));
        assertEquals(0, gradbook("report", "--html"), err.toString());
        Path book = home.resolve("reports/index.html");
        assertEquals("4 pages in " + book + "\n", out.toString());
        assertTrue(Files.readString(book).contains("<article id=\"" + FOLDER + "/report\">"));
        assertEquals(0, gradbook("report", "--check"), err.toString());
    }

    @Test
    void optionsThatDoNotGoTogetherExitWith2() {
        assertEquals(2, gradbook("report", "--check", "--publish"));
        assertEquals(2, gradbook("report", "--check", "--html"));
        assertTrue(err.toString().contains("--check and --html stand alone"), err.toString());
        assertEquals(2, gradbook("report", "--html", "--publish"));
        assertEquals(2, gradbook("report", "--force"));
        assertEquals(2, gradbook("report", "mnist-mlp"));
        assertEquals(2, gradbook("report", "--publish", "mnist-mpl"));
    }

    private Path pin() {
        return home.resolve("golden/runs").resolve(FOLDER + ".json");
    }

    private int gradbook(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = home.toString();
        return Gradbook.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }
}

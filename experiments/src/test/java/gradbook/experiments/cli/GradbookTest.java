package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.cases.OpCases;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a user types them; {@code --home} points to an empty folder. */
class GradbookTest {
    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listShowsEveryExperiment() {
        assertEquals(0, gradbook("list"));
        Catalogue.ALL.forEach(
                experiment -> assertTrue(out.toString().contains(experiment.id().name()), out.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "list", "run", "export", "predict", "sweep", "report", "gradcheck", "bits", "doctor"})
    void helpIsThereForEverything(String command) {
        assertEquals(0, command.isEmpty() ? gradbook("--help") : gradbook(command, "--help"));
        assertTrue(out.toString().startsWith("Usage: gradbook " + command), out.toString());
    }

    @Test
    void gradcheckShowsEveryOperator() {
        assertEquals(0, gradbook("gradcheck"));
        String table = out.toString();
        OpCases.ALL.forEach(row -> assertTrue(table.contains("\n" + row.operator() + " "), row::operator));
        assertTrue(table.contains("the largest relative difference is "), table);
    }

    @Test
    void gradcheckShowsTheCasesOfOneOperator() {
        assertEquals(0, gradbook("gradcheck", "matmul"));
        assertTrue(out.toString().matches("(?s).*matmul-inner-empty +\\[2, 0] \\[0, 3].*"), out.toString());
        assertFalse(out.toString().contains("relu"), out.toString());
    }

    @Test
    void withoutACommandTheUsageIsShown() {
        assertEquals(0, gradbook());
        assertTrue(out.toString().startsWith("Usage: gradbook"), out.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run mnist-mpl                        | there is no experiment 'mnist-mpl'; did you mean 'mnist-mlp'?
            run scalar-four-points --epochs -3   | epochs must be at least 1, found -3
            run scalar-four-points --epochs 0    | epochs must be at least 1, found 0
            run scalar-four-points --epochs many | Invalid value for option '--epochs': 'many' is not an int
            run scalar-four-points --threads 0   | --threads must be from 1 to 1024, found 0
            run mnist-mlp --threads 1025         | --threads must be from 1 to 1024, found 1025
            run learning-rate-finder --set lowest=1 | lowest must be below highest, found 1.0 and 1.0
            run micrograd-demo --seed -1         | seed must be from 0 to 4294967295, found -1
            run                                  | name an experiment or say --all
            run mnist-mlp --all                  | name an experiment or say --all, not both
            gradcheck matmull                    | there is no operator 'matmull'; `gradbook gradcheck` lists them all
            runn                                 | Unmatched argument at index 0: 'runn'
            list --color                         | Unknown option: '--color'
            """)
    void whatIsNotUnderstoodExitsWith2AndWritesNothing(String line, String sentence) {
        assertEquals(2, gradbook(line.split(" ")));
        assertOneSentence(sentence);
        assertFalse(Files.exists(home.resolve("runs")));
    }

    @Test
    void runWritesRecordPictureAndPageAndNamesThem() {
        assertEquals(0, gradbook("run", "scalar-four-points", "--quiet"));
        Path folder = home.resolve("runs").resolve("scalar-four-points-v1");
        for (String file : new String[] {"record.json", "report.md", "loss-curve.png"}) {
            assertTrue(Files.exists(folder.resolve(file)), file);
            assertTrue(out.toString().contains(folder.resolve(file).toString()), out.toString());
        }
        RunRecord record = RunRecordFile.read(folder.resolve("record.json"));
        assertTrue(record.result().pinned());
        assertEquals(200, record.result().steps());
        assertTrue(out.toString().matches("(?s).*\ntrain accuracy +100.00 %\n.*"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void overridesAreRecorded() {
        assertEquals(0, gradbook("run", "scalar-four-points@1", "--seed", "7", "--epochs", "3", "--quiet"));
        RunRecord record = RunRecordFile.read(home.resolve("runs/scalar-four-points-v1/record.json"));
        assertEquals(7, record.result().configuration().get("seed").asLong());
        assertEquals(3, record.result().steps());
        assertFalse(record.result().pinned());
    }

    @Test
    void anUnwritableFolderIsOneSentenceBeforeTheWork() throws IOException {
        Files.writeString(home.resolve("runs"), "a file where a folder belongs");
        assertEquals(1, gradbook("run", "scalar-four-points", "--quiet"));
        assertOneSentence("runs");
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @Test
    void aStackTraceIsShownOnlyWhenAskedFor() throws IOException {
        Files.writeString(home.resolve("runs"), "a file where a folder belongs");
        assertEquals(1, gradbook("run", "scalar-four-points", "--quiet", "--stack-trace"));
        assertTrue(err.toString().contains("\tat "), err.toString());
    }

    private void assertOneSentence(String part) {
        String text = err.toString();
        assertTrue(text.startsWith("gradbook: ") && text.contains(part), text);
        assertEquals(1, text.lines().count(), text);
    }

    private int gradbook(String... arguments) {
        String[] all = new String[arguments.length + (arguments.length == 0 ? 0 : 2)];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        if (arguments.length > 0) {
            all[arguments.length] = "--home";
            all[arguments.length + 1] = home.toString();
        }
        return Gradbook.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }
}

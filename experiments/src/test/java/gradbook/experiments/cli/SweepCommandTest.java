package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.run.Sweep;
import gradbook.experiments.run.SweepFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps as a user types them; {@code --home} points to an empty folder. */
class SweepCommandTest {
    @TempDir
    private Path home;

    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void writers() {
        out = new StringWriter();
        err = new StringWriter();
    }

    @Test
    void aSweepPrintsItsTablesAndNamesItsFiles() {
        assertEquals(0, gradbook("sweep scalar-four-points --set epochs=5,20 --seeds 3,4 --quiet"));
        List<String> lines = out.toString().lines().toList();
        assertTrue(lines.get(1).matches("settings +seed +train loss +run it again"), out.toString());
        String[] runs = {
            "epochs=5 +3 +\\S+ +run scalar-four-points@1 --set epochs=5",
            "epochs=5 +4 +\\S+ +run scalar-four-points@1 --set epochs=5 --seed 4",
            "epochs=20 +3 +\\S+ +run scalar-four-points@1 --set epochs=20",
            "epochs=20 +4 +\\S+ +run scalar-four-points@1 --set epochs=20 --seed 4",
            "",
            "settings +runs +train loss +seconds a run",
            "epochs=5 +2 +\\S+ ± \\S+ +\\S+ m?s",
            "epochs=20 +2 +\\S+ ± \\S+ +\\S+ m?s",
            "best by train loss: epochs=20",
        };
        for (int i = 0; i < runs.length; i++) {
            assertTrue(lines.get(2 + i).matches(runs[i]), lines.get(2 + i) + " is not " + runs[i]);
        }
        for (String file : new String[] {"sweep.json", "sweep.md", "sweep.png"}) {
            assertTrue(out.toString().contains(folder().resolve(file).toString()), out.toString());
            assertTrue(Files.exists(folder().resolve(file)), file);
        }
        assertEquals("", err.toString());
    }

    /** Every command of the table is typed, and gives the row's run to the bit. */
    @Test
    void aRowsCommandGivesItsFiguresAgain() {
        assertEquals(0, gradbook("sweep scalar-four-points --set learningRate=0.1,5e-2 --set epochs=5 --seeds 3,4"));
        List<Sweep.Run> runs = SweepFile.read(folder().resolve("sweep.json")).runs();
        List<String> commands = out.toString()
                .lines()
                .filter(line -> line.contains(" run scalar"))
                .map(line -> line.substring(line.indexOf(" run scalar") + 1))
                .toList();
        assertEquals(4, commands.size());
        for (int i = 0; i < runs.size(); i++) {
            assertEquals(0, gradbook(commands.get(i) + " --quiet"), err.toString());
            assertSame(runs.get(i), folder());
        }
    }

    @Test
    void imagesAreChosenByValidationAndTested() {
        assertEquals(
                0,
                gradbook("sweep regularization-none --set hidden=8,16 --set epochs=1 --set trainSamples=200"
                        + " --set validationSamples=500 --seeds 7 --quiet"));
        String text = out.toString();
        assertTrue(text.contains("best by validation accuracy: hidden="), text);
        assertTrue(
                text.matches("(?s).*\nhidden=16 epochs=1 trainSamples=200 validationSamples=500 +1"
                        + " +\\d+\\.\\d\\d % +\\d+\\.\\d\\d % .*"),
                text);
        assertEquals(
                0,
                gradbook("run regularization-none@1 --set hidden=16 --set epochs=1 --set trainSamples=200"
                        + " --set validationSamples=500 --seed 7 --quiet"));
        Path folder = home.resolve("runs/regularization-none-v1");
        assertSame(SweepFile.read(folder.resolve("sweep.json")).runs().get(1), folder);
    }

    @Test
    void seedsAloneHaveAFileOfTheirOwnAndNoPage() throws IOException {
        assertEquals(0, gradbook("sweep scalar-four-points --seeds 3..5 --quiet --jobs 2"));
        Sweep sweep = SweepFile.read(folder().resolve("seeds.json"));
        assertEquals(
                List.of(3L, 4L, 5L), sweep.runs().stream().map(Sweep.Run::seed).toList());
        assertFalse(out.toString().contains("best by"), out.toString());
        try (Stream<Path> files = Files.list(folder())) {
            assertEquals(
                    List.of("seeds.json", "sweep"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void progressIsALineARunAndWhatWasDoneBeforeSaysSo() {
        assertEquals(0, gradbook("sweep scalar-four-points --set epochs=5 --jobs 1"));
        assertTrue(err.toString().matches("run 1/1  epochs=5, seed 3  \\S+ m?s\\R"), err.toString());
        assertEquals(0, gradbook("sweep scalar-four-points --set epochs=5,6 --jobs 1"));
        List<String> lines = err.toString().lines().toList();
        assertEquals("run 1/2  epochs=5, seed 3  done before", lines.get(1));
        assertTrue(lines.get(2).matches("run 2/2  epochs=6, seed 3  \\S+ m?s"), lines.get(2));
    }

    /** Counted twice, a run would make the noise look smaller than it is. */
    @Test
    void aValueGivenTwiceIsRunOnceAndBlanksCountForNothing() {
        assertEquals(0, gradbook("sweep", "scalar-four-points", "--set", "epochs=5, 6,05, 5", "--seeds", "4,04"));
        List<String> commands = out.toString()
                .lines()
                .filter(line -> line.contains(" run scalar"))
                .map(line -> line.substring(line.indexOf(" run scalar") + 1))
                .toList();
        assertEquals(
                List.of(
                        "run scalar-four-points@1 --set epochs=5 --seed 4",
                        "run scalar-four-points@1 --set epochs=6 --seed 4"),
                commands);
    }

    @Test
    void aRunThatDivergesIsNamedAndTheOthersAreThere() throws IOException {
        assertEquals(1, gradbook("sweep scalar-four-points --set learningRate=0.1,1e308 --quiet"));
        String sentence = err.toString();
        assertTrue(sentence.startsWith("gradbook: learningRate=1e308 seed=3: "), sentence);
        assertEquals(1, sentence.lines().count(), sentence);
        assertTrue(out.toString().contains("\nlearningRate=0.1 "), out.toString());
        assertTrue(Files.readString(folder().resolve("sweep.md")).contains("Runs that came to no end"));
    }

    @Test
    void ifAllFailNothingIsWritten() {
        assertEquals(1, gradbook("sweep scalar-four-points --set learningRate=1e308 --seeds 1..3 --quiet"));
        assertTrue(err.toString().startsWith("gradbook: every run of the sweep failed; the first: "), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertFalse(Files.exists(folder().resolve("sweep.json")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --set epoch=5          | there is no setting 'epoch' of scalar-four-points@1; there are seed (a whole number), \
            epochs (a whole number of at least 1), learningRate (a number of at least 0)
            --set epochs=5,0       | epochs must be at least 1, found 0
            --set epochs=5,        | epochs must be a whole number of at least 1, found nothing
            --set learningRate=-1  | learningRate must be at least 0, found -1.0
            --set learningRate=NaN | learningRate must be a number of at least 0, found NaN
            --set seed=1,2         | sweep: give the seeds by --seeds, not by --set
            --seeds 5..1           | --seeds must be a range such as 1..20, the lower first, or a list such as 1,5,9, \
            of at most 10,000, found 5..1
            --jobs 0               | --jobs must be from 1 to 1024, found 0
            --jobs -1              | --jobs must be from 1 to 1024, found -1
            --jobs 1025            | --jobs must be from 1 to 1024, found 1025
            --set epochs           | Value for option option '--set' (NAME=A,B,...) should be in KEY=VALUE format
            """)
    void whatIsNotUnderstoodExitsWith2BeforeAnyWork(String options, String sentence) {
        assertEquals(2, gradbook("sweep scalar-four-points " + options));
        assertTrue(err.toString().startsWith("gradbook: " + sentence), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertEquals("", out.toString());
        assertFalse(Files.exists(home.resolve("runs")));
    }

    /** The record of the last run in this folder is this run. */
    private static void assertSame(Sweep.Run run, Path folder) {
        Result result = RunRecordFile.read(folder.resolve("record.json")).result();
        assertEquals(run.seed(), result.configuration().path("seed").asLong());
        assertEquals(run.metrics(), result.metrics());
        assertEquals(run.lossCurveSha256(), result.lossCurveSha256());
        assertEquals(run.weightsSha256(), result.weightsSha256());
    }

    private Path folder() {
        return home.resolve("runs/scalar-four-points-v1");
    }

    private int gradbook(String line) {
        return gradbook(line.split(" "));
    }

    private int gradbook(String... words) {
        return Gradbook.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of(words), Stream.of("--home", home.toString()))
                        .toArray(String[]::new));
    }
}

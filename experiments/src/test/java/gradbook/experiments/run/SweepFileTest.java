package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import gradbook.experiments.testing.Sweeps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepFileTest {
    private static final Sweep.Run RUN =
            Sweeps.run("hidden=8 rate=1e-1", 4, Measures.empty().with("testAccuracy", 0.1 + 0.2));
    private static final Sweep.Failed FAILED =
            new Sweep.Failed(Sweeps.settings("hidden=8 rate=9 seed=4"), "trainLoss became NaN");
    private static final Sweep SWEEP =
            Sweeps.of(List.of(FAILED), RUN, Sweeps.run("hidden=8 rate=1e-1", 5, RUN.metrics()));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve(SweepFile.SETTINGS);
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        SweepFile.write(file, SWEEP);
        Sweep read = SweepFile.read(file);
        assertEquals(SWEEP, read);
        assertEquals(
                List.of("hidden", "rate"),
                List.copyOf(read.runs().get(0).settings().keySet()));
        String first = Files.readString(file);
        SweepFile.write(file, read);
        assertEquals(first, Files.readString(file));
    }

    @Test
    void failuresAreLeftOutWhereThereAreNone() throws IOException {
        SweepFile.write(file, Sweeps.of(RUN));
        assertFalse(Files.readString(file).contains("failed"));
        assertEquals(Sweeps.of(RUN), SweepFile.read(file));
    }

    /** Another layout, no runs, an unknown field, a figure whose exact twin disagrees, a lost name, no sweep at all. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "format": 1       | "format": 2         | is not a sweep of format 1 with at least one run
            "seed": 4         | "seed": 4, "a": 1   | Unrecognized field "a"
            "testAccuracy": 0 | "testAccuracy": 1   | testAccuracy is 1.3 but testAccuracyHex is 0x1.3333333333334p-2
            "seed": 4         | "seed": null        | null
            "abababababababababababababababababababababababababababababababab" | null | Invalid `null` value encountered for property "lossCurveSha256"
            "runs": [         | "runs": [ ], "x": [ | Unrecognized field "x"
            "weightsSha256"   | "weights"           | Missing required creator property 'weightsSha256'
            {                 | [{                  | is not a sweep
            """)
    void anAlteredFileIsOneSentence(String found, String replaced, String sentence) throws IOException {
        String text = Json.write(SWEEP);
        int place = text.indexOf(found);
        assertRefused(text.substring(0, place) + replaced + text.substring(place + found.length()), sentence);
    }

    @Test
    void aSweepWithoutRunsIsRefused() throws IOException {
        assertRefused(Json.write(Sweeps.of()), "is not a sweep of format 1 with at least one run");
        assertRefused("null", "is not a sweep of format 1 with at least one run");
    }

    @Test
    void aFileCutAnywhereIsOneSentence() throws IOException {
        String text = Json.write(SWEEP);
        for (int length = 0; length < text.length() - 2; length += 61) {
            assertRefused(text.substring(0, length), "is not a sweep");
        }
    }

    @Test
    void aMissingFileIsOneSentence() {
        assertEquals(
                "cannot read " + file + ": no such file or folder: " + file,
                assertThrows(Failure.class, () -> SweepFile.read(file)).getMessage());
    }

    private void assertRefused(String text, String part) throws IOException {
        Files.writeString(file, text);
        String sentence =
                assertThrows(Failure.class, () -> SweepFile.read(file)).getMessage();
        assertTrue(sentence.startsWith(file + " is not a sweep") && sentence.contains(part), sentence);
        assertTrue(sentence.endsWith("; restore it, or sweep again"), sentence);
        assertEquals(1, sentence.lines().count(), sentence);
    }
}

package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import gradbook.experiments.scalar.ScalarFourPointsV1;
import gradbook.experiments.testing.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunRecordFileTest {
    private static final RunRecord RECORD = Runs.run(new ScalarFourPointsV1(), Overrides.NONE.with("epochs", 3), 1);

    @TempDir
    private Path folder;

    @Test
    void readsBackWhatWasWritten() {
        Path file = folder.resolve("record.json");
        RunRecordFile.write(file, RECORD);
        assertEquals(RECORD, RunRecordFile.read(file));
    }

    @Test
    void aPointOfTheCurveIsOneLine() throws IOException {
        Path file = folder.resolve("record.json");
        RunRecordFile.write(file, RECORD);
        CurvePoint first = RECORD.result().curve().get(0);
        String line = "      { \"step\": 0, \"loss\": " + first.loss() + ", \"lossHex\": \"" + first.lossHex()
                + "\", \"accuracy\": " + first.accuracy() + " },";
        assertTrue(Files.readAllLines(file).contains(line), line);
    }

    /** A decimal and its exact twin that disagree, an unknown field, another format, half a file, no record at all. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "format": 1            | "format": 2          | format 2, expected 1
            "steps": 3             | "steps": 3, "a": 1   | Unrecognized field
            "steps": 3             | "steps": null        | null
            "data": [              | "data": [ null,      | null
            "steps": 3             | "steps": 3, "steps": 3 | Duplicate field 'steps'
            "metrics": {           | "metrics": { "x": 1e999, "xHex": "Infinity", | x is Infinity
            "trainLoss":           | "trainLoss": 1, "x": | trainLoss is 1.0 but trainLossHex is
            """)
    void refusesWhatItWouldMisread(String found, String replaced, String sentence) {
        String text = Json.write(RECORD).replace(found, replaced);
        Path file = write(text);
        Failure failure = assertThrows(Failure.class, () -> RunRecordFile.read(file));
        assertTrue(failure.getMessage().contains(sentence), failure.getMessage());
        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
    }

    @Test
    void refusesARecordCutAnywhere() {
        String text = Json.write(RECORD);
        for (int length = 0; length < text.length() - 2; length++) {
            Path file = write(text.substring(0, length));
            assertThrows(Failure.class, () -> RunRecordFile.read(file), "cut after " + length);
        }
    }

    /** Values that would exhaust the stack or the processor of a careless reader, in the place of a number. */
    @ParameterizedTest
    @ValueSource(strings = {"nested", "digits", "exponent"})
    void refusesValuesOutOfAllBounds(String kind) {
        String value = switch (kind) {
            case "nested" -> "[".repeat(100_000) + "]".repeat(100_000);
            case "digits" -> "1".repeat(100_000);
            default -> "1e1000000000";
        };
        Path file = write(Json.write(RECORD).replace("\"steps\": 3,", "\"steps\": " + value + ","));
        Failure failure = assertThrows(Failure.class, () -> RunRecordFile.read(file));
        assertTrue(failure.getMessage().length() < 500, failure.getMessage());
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("record.json"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

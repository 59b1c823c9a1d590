package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.run.Overrides;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.scalar.ScalarFourPointsV1;
import gradbook.experiments.testing.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of a real run, and of one whose record says something else. */
class VerifyCommandTest {
    private static final String RECORD = "runs/scalar-four-points-v1/record.json";

    @TempDir
    private Path home;

    private Console console;

    @BeforeEach
    void aRunWithAnotherSeed() {
        Overrides seed = Overrides.NONE.with("seed", 7).with("epochs", 120);
        RunRecordFile.write(home.resolve(RECORD), Runs.run(new ScalarFourPointsV1(), seed, 1));
        console = new Console(home);
    }

    @Test
    void aRunIsMadeAgainAsItsRecordSays() {
        assertEquals(0, console.gradbook("verify scalar-four-points --quiet"), console.err());
        assertTrue(console.out().startsWith("scalar-four-points@1  identical: 120 steps, weights "), console.out());
    }

    @Test
    void aPublishedRecordComesFirst() {
        RunRecordFile.write(
                home.resolve("reports/scalar-four-points-v1/record.json"), Runs.pinned(new ScalarFourPointsV1()));
        assertEquals(0, console.gradbook("verify scalar-four-points --quiet"), console.err());
        assertTrue(console.out().contains("identical: 200 steps"), console.out());
    }

    /** Each line is an edit of the record, and where the command finds it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"step\": 60, .*?accuracy' | '\"step\": 60, \"loss\": 0.5, \"lossHex\": \"0x1.0p-1\", \"accuracy' "
                        + "| 'epoch 61, step 60: loss' | '0x1.0p-1 (0.5)'",
                "'(\"step\": 99, \"loss\": \"[^\"]*\", \"digest\": \")[^\"]*' | '$1ab' | 'epoch 100, step 99: digest of the losses' | ab",
                "'(\"epoch\": 3, \"steps\".*?\"digest\": \")[^\"]*' | '$1ab' | 'epoch 3, after step 2: mlp' | 'digest ab, sum '",
                "'\"trainLoss\": [^,]*,( *\\s*)\"trainLossHex\": \"[^\"]*\"(?=,\\s*\"trainAccuracy\": 1)' "
                        + "| '\"trainLoss\": 0.25,$1\"trainLossHex\": \"0x1.0p-2\"' | 'metrics.trainLoss' | '0x1.0p-2 (0.25)'",
                "'(\"step\": 119, \"loss\": \"[^\"]*\", \"digest\": \")[^\"]*' | '$1ab' | 'after training: trace.marks[2].digest' | '\"ab\"'",
                "'\"parameters\": 41' | '\"parameters\": 42' | 'after training: parameters' | 42",
            })
    void theFirstDifferenceHasAName(String pattern, String replacement, String place, String value) throws IOException {
        edit(pattern, replacement);
        assertEquals(1, console.gradbook("verify scalar-four-points --quiet"), console.err());
        assertTrue(console.out().contains("  first at     "), console.out());
        assertTrue(console.out().contains(place), console.out());
        assertTrue(console.out().contains("  recorded     " + value), console.out());
        assertTrue(console.err().contains("not seen to have the same bits: scalar-four-points@1"), console.err());
    }

    @Test
    void whatDiffersBetweenTheEnvironmentsIsSaidAndNothingElse() throws IOException {
        edit("\"parameters\": 41", "\"parameters\": 42");
        edit("\"jdk\": \"[^\"]*\"", "\"jdk\": \"99 (made up)\"");
        assertEquals(1, console.gradbook("verify scalar-four-points --quiet --threads 1"));
        assertTrue(console.out().contains("  JDK          99 (made up) there, "), console.out());
        assertTrue(!console.out().contains("processor"), console.out());
    }

    @Test
    void quickComparesTheBeginning() throws IOException {
        Overrides longer = Overrides.NONE.with("epochs", 230);
        RunRecordFile.write(home.resolve(RECORD), Runs.run(new ScalarFourPointsV1(), longer, 1));
        edit("\"step\": 229, .*?accuracy", "\"step\": 229, \"loss\": 0.5, \"lossHex\": \"0x1.0p-1\", \"accuracy");
        assertEquals(1, console.gradbook("verify scalar-four-points --quiet"));
        assertEquals(0, console.gradbook("verify scalar-four-points --quiet --quick"), console.err());
        assertTrue(console.out().contains("identical: the first 200 steps of 230, "), console.out());
    }

    @Test
    void aRecordWithoutATraceIsComparedByWhatItHas() throws IOException {
        edit("(?s)  \"trace\": \\{.*?\n  \\},\n", "");
        assertEquals(0, console.gradbook("verify scalar-four-points --quiet"), console.err());
    }

    /** What is no verdict: one sentence, and nothing trained. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"numericsVersion\": \\d+' | '\"numericsVersion\": 99' | 'is of numerics version 99'",
                "'\"experiment\": \"[^\"]*\"' | '\"experiment\": \"micrograd-demo@1\"' | 'found one of micrograd-demo@1'",
                "'\"epochs\": 120' | '\"epochs\": 0' | 'configuration is not one of scalar-four-points@1'",
                "'(\"mlp\": .*?\"sum\": \")[^\"]*' | '$1x' | 'sum is x and not a number'",
                "'\"format\": 1' | '\"format\": 2' | 'is a run record of format 2, expected 1'",
            })
    void aRecordThatCannotBeHeldToIsRefused(String pattern, String replacement, String sentence) throws IOException {
        edit(pattern, replacement);
        assertEquals(1, console.gradbook("verify scalar-four-points --quiet"));
        assertTrue(console.err().contains(sentence), console.err());
        assertEquals(1, console.err().lines().count(), console.err());
        assertEquals("", console.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify | 2 | 'verify: name an experiment or say --all'",
                "verify --all mnist-mlp | 2 | 'verify: name an experiment or say --all, not both'",
                "verify --all --from=x.json | 2 | '--from names the record of one experiment'",
                "verify micrograd-demo | 1 | 'there is no record of micrograd-demo@1'",
                "verify micrograd-demo --from=none.json | 1 | 'cannot read none.json: no such file'",
            })
    void whatIsNotThereIsSaid(String command, int code, String sentence) {
        assertEquals(code, console.gradbook(command));
        assertTrue(console.err().contains(sentence), console.err());
    }

    private void edit(String pattern, String replacement) throws IOException {
        Path file = home.resolve(RECORD);
        String text = Files.readString(file);
        String changed = text.replaceFirst(pattern, replacement);
        assertTrue(!changed.equals(text), pattern);
        Files.writeString(file, changed);
    }
}

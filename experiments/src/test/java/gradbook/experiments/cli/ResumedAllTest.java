package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.mnist.MnistMlpV1;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.run.Runner;
import gradbook.experiments.testing.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code run --all} that was ended before its time: only what is missing is trained. */
class ResumedAllTest {
    private static final String MISSING = "scalar-four-points-v1";

    @TempDir
    private Path home;

    /** All but one have come to their end. */
    @BeforeEach
    void records() throws IOException {
        for (Experiment<?> experiment : Catalogue.ALL) {
            if (!experiment.id().folder().equals(MISSING)) {
                Path published = Runs.HOME
                        .resolve("reports")
                        .resolve(experiment.id().folder())
                        .resolve(RunRecordFile.NAME);
                Files.createDirectories(record(experiment.id().folder()).getParent());
                Files.copy(published, record(experiment.id().folder()));
            }
        }
    }

    @Test
    void whatHasItsRecordIsLeftAsItIs() {
        Console console = new Console(home);
        assertEquals(0, console.gradbook("run --all --resume --quiet --no-export"), console.err());
        long left = console.err()
                .lines()
                .filter(line -> line.contains(" came to its end already, see "))
                .count();
        assertEquals(Catalogue.ALL.size() - 1, left, console.err());
        assertTrue(console.err().contains("gradbook: fashion-cnn@1 came to its end already, see "), console.err());
        assertEquals(
                1,
                console.out()
                        .lines()
                        .filter(line -> line.contains("record.json"))
                        .count(),
                console.out());
        assertTrue(Files.exists(record(MISSING)));
    }

    /** With other settings it would have to be trained. */
    @ParameterizedTest
    @CsvSource({"epochs, 10, true", "epochs, 11, false", "seed, 43, false"})
    void aRecordIsOfThisRunIfTheSettingsAreTheSame(String setting, int value, boolean same) {
        Experiment<?> experiment = new MnistMlpV1();
        RunRecord record = RunRecordFile.read(record(experiment.id().folder()));
        Map<String, String> asked = Runner.identity(experiment, Overrides.NONE.with(setting, value));
        assertEquals(same, asked.equals(Runner.identity(record)));
    }

    @Test
    void aRecordThatIsNotOneIsNamedAndTheOthersGoOn() throws IOException {
        Files.writeString(record("mnist-mlp-v1"), "{");
        Console console = new Console(home);
        assertEquals(1, console.gradbook("run --all --resume --quiet --no-export"));
        assertTrue(console.err().contains("gradbook: mnist-mlp@1: "), console.err());
        assertTrue(
                console.err().contains("1 of " + Catalogue.ALL.size() + " experiments failed: mnist-mlp@1"),
                console.err());
        assertTrue(Files.exists(record(MISSING)));
    }

    private Path record(String folder) {
        return home.resolve("runs").resolve(folder).resolve(RunRecordFile.NAME);
    }
}

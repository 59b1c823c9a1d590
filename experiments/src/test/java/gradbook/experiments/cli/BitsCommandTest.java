package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.bits.Agreement;
import gradbook.experiments.bits.Outcome;
import gradbook.experiments.bits.Setting;
import gradbook.experiments.bits.TrainedBits;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command over JVMs that are made up. */
class BitsCommandTest {
    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theWholeMatrixWritesItsPage() throws Exception {
        assertEquals(0, bits(setting -> false), err::toString);
        assertTrue(out.toString().contains("the same bits in all "), out::toString);
        String page = Files.readString(home.resolve("reports/bits/README.md"));
        assertTrue(page.contains("| as it is | plain loops | " + "e".repeat(8) + " |"), page);
        assertTrue(
                page.contains("| 2 threads | plain loops |"
                        + " same |".repeat(Agreement.networks().size())),
                page);
    }

    @Test
    void theQuickOneWritesNothing() {
        assertEquals(0, bits(setting -> false, "--quick"), err::toString);
        assertFalse(Files.exists(home.resolve("reports")));
    }

    @Test
    void otherBitsAreAFailureAndNothingIsWritten() {
        assertEquals(1, bits(setting -> setting.words().equals("no vector module")));
        assertTrue(out.toString().contains("weights 00000000"), out::toString);
        assertTrue(err.toString().contains("no vector module: mlp has other weights " + "0".repeat(64)), err::toString);
        assertTrue(err.toString().contains("gradbook: not the same bits: "), err::toString);
        assertFalse(Files.exists(home.resolve("reports")));
    }

    /** Runs the command; the settings that are {@code odd} have other weights. */
    private int bits(Predicate<Setting> odd, String... options) {
        CommandLine.IFactory commands = new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == BitsCommand.class
                        ? type.cast(new BitsCommand(setting -> outcome(setting, odd.test(setting))))
                        : CommandLine.defaultFactory().create(type);
            }
        };
        CommandLine gradbook = Gradbook.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), commands);
        return options.length == 0
                ? gradbook.execute("--home", home.toString(), "bits")
                : gradbook.execute("--home", home.toString(), "bits", options[0]);
    }

    private static Outcome outcome(Setting setting, boolean odd) {
        List<TrainedBits> networks = Agreement.networks().stream()
                .map(name -> new TrainedBits(name, "d".repeat(64), (odd ? "0" : "e").repeat(64), "f".repeat(64), true))
                .toList();
        return new Outcome(setting, "plain loops", networks, 1, Optional.empty());
    }
}

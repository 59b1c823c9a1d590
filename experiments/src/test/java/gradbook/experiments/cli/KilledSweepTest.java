package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that sweeps is killed without a chance to tidy up. */
class KilledSweepTest {
    /** Each run takes a tenth of a second, so that the kill falls between the first and the last. */
    private static final String[] SWEEP = {
        "sweep", "micrograd-demo", "--set", "epochs=10,11", "--seeds", "1..3", "--jobs", "1"
    };

    private static final int RUNS = 6;

    @TempDir
    private Path folder;

    @Test
    void itGoesOnWhereItWasAndEndsWithTheSameFile() throws IOException, InterruptedException {
        Path killed = folder.resolve("killed");
        Path store = killed.resolve("runs/micrograd-demo-v1/sweep");
        Process process = ChildProcess.start(arguments(killed));
        try {
            long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (records(store) < 2 && process.isAlive() && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
        } finally {
            process.destroyForcibly();
        }
        assertNotEquals(0, process.waitFor(), "it ended before it was killed");
        long done = records(store);
        assertTrue(done >= 2 && done < RUNS, done + " of " + RUNS + " runs were done");
        assertFalse(Files.exists(sweepFile(killed)));

        List<String> lines = sweep(killed);
        assertEquals(
                done,
                lines.stream().filter(line -> line.endsWith("done before")).count(),
                lines.toString());
        assertEquals(RUNS, lines.size(), lines.toString());
        Path undisturbed = folder.resolve("undisturbed");
        sweep(undisturbed);
        assertEquals(withoutSeconds(sweepFile(undisturbed)), withoutSeconds(sweepFile(killed)));
    }

    private static List<String> sweep(Path home) {
        StringWriter err = new StringWriter();
        assertEquals(
                0,
                Gradbook.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                        .execute(arguments(home)));
        return err.toString().lines().toList();
    }

    private static String[] arguments(Path home) {
        String[] all = Arrays.copyOf(SWEEP, SWEEP.length + 2);
        all[SWEEP.length] = "--home";
        all[SWEEP.length + 1] = home.toString();
        return all;
    }

    private static long records(Path store) throws IOException {
        if (!Files.isDirectory(store)) {
            return 0;
        }
        try (var files = Files.list(store)) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    private static Path sweepFile(Path home) {
        return home.resolve("runs/micrograd-demo-v1/sweep.json");
    }

    /** How long a run took is the one thing that no two runs share. */
    private static String withoutSeconds(Path file) throws IOException {
        String text = Files.readString(file);
        String without = text.replaceAll("\"seconds\": [-+.0-9E]+", "\"seconds\": 0");
        assertNotEquals(text, without);
        return without;
    }
}

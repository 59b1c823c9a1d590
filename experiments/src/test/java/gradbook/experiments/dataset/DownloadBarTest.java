package gradbook.experiments.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DownloadBarTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void writesALinePerFinishedFileWhereNobodyWatches() {
        report(false);
        assertEquals(
                String.format("mirror is given up%na: 1,000,000 bytes%nb: 5 bytes%n"),
                written.toString(StandardCharsets.UTF_8));
    }

    @Test
    void drawsABarPerFileOnATerminal() {
        report(true);
        String text = written.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("a 100%"), text);
        assertTrue(text.contains("b 100%"), text);
        assertTrue(text.contains("mirror is given up"), text);
    }

    private void report(boolean terminal) {
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        try (DownloadBar bar = new DownloadBar(out, () -> terminal)) {
            bar.advanced("a", 300_000, 1_000_000);
            bar.note("mirror is given up");
            bar.advanced("a", 100_000, 1_000_000);
            bar.advanced("a", 1_000_000, 1_000_000);
            bar.advanced("b", 5, 5);
        }
    }
}

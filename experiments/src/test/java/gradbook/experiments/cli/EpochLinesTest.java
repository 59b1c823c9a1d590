package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.run.EpochMeasures;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Both ways to show progress tell epoch, loss, accuracy, samples a second and time left. */
class EpochLinesTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void aLogGetsALineAnEpoch() {
        train(new EpochLines("mnist-mlp@1", "images", out), 2);
        assertEquals("""
                mnist-mlp@1  epoch 1/2  loss 0.5000  accuracy 95.25 %  1,000 images/s  2 s left
                mnist-mlp@1  epoch 2/2  loss 0.2500  accuracy 95.25 %  1,000 images/s  0 s left
                """, text());
    }

    @Test
    void aLongRunGetsAboutTwentyLines() {
        train(new EpochLines("micrograd-demo@1", "points", out), 100);
        assertEquals(21, text().lines().count());
    }

    @Test
    void aTerminalGetsABar() {
        train(new TrainingBar("mnist-mlp@1", "images", out), 2);
        assertTrue(text().contains("mnist-mlp@1 100%"), text());
        assertTrue(text().contains("4000/4000"), text());
        assertTrue(text().contains("/s epoch 2/2  loss 0.4950  accuracy 95.25 %"), text());
    }

    private static void train(Progress progress, int epochs) {
        progress.begin(epochs, 2_000);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            progress.step(2_000, 1.0 / (2 * epoch));
            Measures measures =
                    Measures.empty().with("trainLoss", 1.0 / (2 * epoch)).with("validationAccuracy", 0.9525);
            progress.epoch(new EpochMeasures(epoch, measures), 2);
        }
        progress.end();
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}

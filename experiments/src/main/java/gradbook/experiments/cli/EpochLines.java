package gradbook.experiments.cli;

import gradbook.experiments.run.EpochMeasures;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** A line an epoch for a log: epoch, loss, accuracy, samples a second, time left; at most about 20 lines a run. */
final class EpochLines implements Progress {
    private static final int LINES = 20;

    private final String title;
    private final String samples;
    private final PrintStream out;
    private int epochs;
    private int samplesPerEpoch;
    private double spent;

    EpochLines(String title, String samples, PrintStream out) {
        this.title = title;
        this.samples = samples;
        this.out = out;
    }

    @Override
    public void begin(int plannedEpochs, int perEpoch) {
        epochs = plannedEpochs;
        samplesPerEpoch = perEpoch;
    }

    @Override
    public void resume(long done, int doneEpochs, double seconds) {
        spent = seconds;
        out.printf(Locale.ROOT, "%s  goes on after %,d %s%n", title, done, samples);
    }

    @Override
    public void epoch(EpochMeasures measures, double seconds) {
        spent += seconds;
        int every = Math.max(1, epochs / LINES);
        if (measures.epoch() % every == 0 || measures.epoch() == 1 || measures.epoch() == epochs) {
            double left = spent / measures.epoch() * (epochs - measures.epoch());
            out.printf(
                    Locale.ROOT,
                    "%s  epoch %d/%d  loss %.4f%s  %,.0f %s/s  %.0f s left%n",
                    title,
                    measures.epoch(),
                    epochs,
                    measures.measures().value("trainLoss"),
                    accuracy(measures.measures()),
                    samplesPerEpoch / seconds,
                    samples,
                    left);
        }
    }

    /** {@code "  accuracy 97.52 %"}, on validation data where there are any; empty where nothing was measured. */
    static String accuracy(Measures measures) {
        String name = measures.has("validationAccuracy") ? "validationAccuracy" : "trainAccuracy";
        return measures.has(name) ? String.format(Locale.ROOT, "  accuracy %.2f %%", 100 * measures.value(name)) : "";
    }
}

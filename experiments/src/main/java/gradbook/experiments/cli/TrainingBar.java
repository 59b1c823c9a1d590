package gradbook.experiments.cli;

import gradbook.experiments.run.EpochMeasures;
import gradbook.experiments.run.Progress;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar for a terminal: epoch, loss, accuracy, samples a second, time left. */
final class TrainingBar implements Progress {
    private static final int WIDTH = 118;

    /** Weight of the newest step in the loss shown; single steps jump too much to be read. */
    private static final double SMOOTHING = 0.02;

    private final String title;
    private final String samples;
    private final PrintStream out;
    private int epochs;
    private int epoch;
    private double loss = Double.NaN;
    private String accuracy = "";
    private ProgressBarBuilder builder;
    private ProgressBar bar;

    TrainingBar(String title, String samples, PrintStream out) {
        this.title = title;
        this.samples = samples;
        this.out = out;
    }

    @Override
    public void begin(int plannedEpochs, int samplesPerEpoch) {
        epochs = plannedEpochs;
        builder = new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax((long) plannedEpochs * samplesPerEpoch)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                // The library puts "/s" behind it.
                .showSpeed(new DecimalFormat("#,##0 '" + samples + "'", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    }

    @Override
    public void resume(long done, int doneEpochs, double seconds) {
        epoch = doneEpochs;
        builder.startsFrom(done, Duration.ofMillis((long) (1e3 * seconds)));
    }

    @Override
    public void step(int count, double stepLoss) {
        if (bar == null) {
            bar = builder.build();
        }
        loss = Double.isNaN(loss) ? stepLoss : loss + SMOOTHING * (stepLoss - loss);
        bar.setExtraMessage(String.format(
                Locale.ROOT, " epoch %d/%d  loss %.4f%s", Math.min(epoch + 1, epochs), epochs, loss, accuracy));
        bar.stepBy(count);
    }

    @Override
    public void epoch(EpochMeasures measures, double seconds) {
        epoch = measures.epoch();
        accuracy = EpochLines.accuracy(measures.measures());
    }

    @Override
    public void end() {
        if (bar != null) {
            bar.close();
        }
    }
}

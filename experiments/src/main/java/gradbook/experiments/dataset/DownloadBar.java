package gradbook.experiments.dataset;

import gradbook.experiments.io.StandardError;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Download progress on standard error: a bar per file where that is a terminal, otherwise one line per finished file.
 */
public final class DownloadBar implements DownloadProgress, AutoCloseable {
    private static final int WIDTH = 100;
    private static final long KILOBYTE = 1_000;

    private final PrintStream out;
    private final BooleanSupplier terminal;
    private Optional<Boolean> asked = Optional.empty();
    private String file = "";
    private ProgressBar bar;

    DownloadBar(PrintStream out, BooleanSupplier terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A bar, or lines, as standard error can show. */
    public static DownloadBar onStandardError() {
        return new DownloadBar(System.err, StandardError::isTerminal);
    }

    @Override
    public void advanced(String file, long bytesDone, long bytesTotal) {
        if (isTerminal()) {
            show(file, bytesDone, bytesTotal);
        } else if (bytesDone == bytesTotal) {
            out.println(file + ": " + PinnedFile.inBytes(bytesTotal));
        }
    }

    /** Asked once, and only if there is something to show: asking starts a process. */
    private boolean isTerminal() {
        if (asked.isEmpty()) {
            asked = Optional.of(terminal.getAsBoolean());
        }
        return asked.get();
    }

    @Override
    public void note(String line) {
        close();
        out.println(line);
    }

    /** Ends the bar's line. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void show(String file, long bytesDone, long bytesTotal) {
        if (bar == null || !file.equals(this.file)) {
            close();
            this.file = file;
            bar = new ProgressBarBuilder()
                    .setTaskName(file)
                    .setInitialMax(bytesTotal)
                    .setUnit(" kB", KILOBYTE)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                    .build();
        }
        bar.stepTo(bytesDone);
        if (bytesDone == bytesTotal) {
            close();
        }
    }
}

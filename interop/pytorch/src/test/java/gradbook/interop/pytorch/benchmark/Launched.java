package gradbook.interop.pytorch.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is started anew each time; its time is the whole process's, its version the first line that it prints. */
final class Launched implements Contestant {
    /** Between two looks at the memory of a process that may have ended at the next. */
    private static final int LOOK = 10;

    private final List<String> command;
    private String version = "";
    private double megabytes;

    Launched(List<String> command) {
        this.command = List.copyOf(command);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public double seconds() {
        try {
            long started = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            while (!process.waitFor(LOOK, TimeUnit.MILLISECONDS)) {
                megabytes =
                        Math.max(megabytes, Contestant.peakMegabytes(process).orElse(0));
            }
            double seconds = (System.nanoTime() - started) * 1e-9;
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " ended with " + process.exitValue() + "; run it to see why");
            }
            version = printed.lines().findFirst().orElse("");
            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public double peakMegabytes() {
        return megabytes;
    }

    @Override
    public void close() {
        // Nothing runs between two calls.
    }
}

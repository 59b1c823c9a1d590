package gradbook.interop.pytorch.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A process that works on demand: it prints its version, and then for every line it is sent the seconds that its work took. It tells of
 * its threads by spinning for a while after the work, so whoever is next waits first.
 */
final class Served implements Contestant {
    private static final int PAUSE = 300;

    private final List<String> command;
    private final Process process;
    private final Writer to;
    private final BufferedReader from;
    private final String version;

    private Served(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        to = process.outputWriter(StandardCharsets.UTF_8);
        from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        version = line();
    }

    /** Starts it and waits for its version. */
    static Served start(List<String> command) {
        try {
            return new Served(
                    command,
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public double seconds() {
        try {
            Thread.sleep(PAUSE);
            to.write("\n");
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
        return Double.parseDouble(line());
    }

    @Override
    public double peakMegabytes() {
        return Contestant.peakMegabytes(process).orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private String line() {
        try {
            String line = from.readLine();
            if (line == null) {
                throw new IllegalStateException("no answer from " + String.join(" ", command) + "; run it to see why");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

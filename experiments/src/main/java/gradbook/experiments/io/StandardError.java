package gradbook.experiments.io;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;

/**
 * Whether somebody watches standard error. {@link System#console()} asks about standard input and output, and not about
 * this.
 */
public final class StandardError {
    private StandardError() {}

    /**
     * True if standard error is a terminal; false where that cannot be told, as a log full of bars is worse than a
     * plain one.
     */
    public static boolean isTerminal() {
        try {
            Process test = new ProcessBuilder("test", "-t", "2")
                    .redirectError(Redirect.INHERIT)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            return test.waitFor(2, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            // Windows has no such command, and its console cannot be asked about standard error alone.
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

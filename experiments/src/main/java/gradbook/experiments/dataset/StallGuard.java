package gradbook.experiments.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a read that has waited longer than {@code patience}. The HTTP client's own time-out ends with the headers (in
 * later JDKs it spans the whole body instead), and neither tells a slow line from a dead one.
 */
final class StallGuard extends FilterInputStream {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gradbook-stall-guard");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration patience;
    private volatile boolean stalled;

    StallGuard(InputStream in, Duration patience) {
        super(in);
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        ScheduledFuture<?> alarm = CLOCK.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int n = in.read(into, offset, length);
            throwIfStalled();
            return n;
        } catch (IOException problem) {
            throwIfStalled();
            throw problem;
        } finally {
            alarm.cancel(false);
        }
    }

    /** Closing the body wakes the thread that waits in {@code read}. */
    private void giveUp() {
        stalled = true;
        try {
            in.close();
        } catch (IOException ignored) {
            // The reader is told about the stall.
        }
    }

    private void throwIfStalled() throws IOException {
        if (stalled) {
            throw new IOException("nothing arrived for " + patience.toMillis() / 1000.0 + " s");
        }
    }
}

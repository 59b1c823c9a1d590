package gradbook.experiments.checkpoint;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Someone wants the process to end, by Ctrl-C for instance: the training is asked for a last checkpoint, and the process waits for it.
 * It then ends as it would have, with the exit code of the signal: 130 for Ctrl-C.
 */
public final class Interruption implements AutoCloseable {
    /** Longer than a step, or an evaluation between two, takes. */
    private static final int PATIENCE = 30;

    private final CountDownLatch answered = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "interruption");
    private volatile boolean listened;
    private volatile boolean requested;

    /** From now on. */
    public static Interruption watched() {
        Interruption interruption = new Interruption();
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException ending) {
            interruption.answer(); // the process is about to end, and nothing more is begun
        }
        return interruption;
    }

    private Interruption() {}

    private void ask() {
        requested = true;
        if (listened) {
            try {
                answered.await(PATIENCE, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** There is somebody who will ask {@link #isRequested} after every step. */
    void listen() {
        listened = true;
    }

    boolean isRequested() {
        return requested;
    }

    /** The last checkpoint is written, so the process may end; this thread does nothing more. */
    void answer() {
        answered.countDown();
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (requested) {
            answered.countDown();
        } else {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                answered.countDown(); // the process is about to end just now
            }
        }
    }
}

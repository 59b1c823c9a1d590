package gradbook.engine.runtime;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A thread of {@link Workers} that waits for a job, does it, and waits again. */
final class Helper extends Thread {
    /** Turns a waiting thread spins before it parks: a step's kernels follow each other within microseconds. */
    private static final int SPINS = 20_000;

    @SuppressWarnings("UnnecessaryLambda") // two marks, known by their identity
    private static final Runnable DISMISSED = () -> {};

    @SuppressWarnings("UnnecessaryLambda")
    private static final Runnable AT_WORK = () -> {};

    /** Null when there is nothing to do; a job until it is begun, then {@link #AT_WORK} until it is done. */
    private final AtomicReference<Runnable> job = new AtomicReference<>();

    private volatile Thread waiting;
    private volatile boolean parked;
    private Throwable failure;

    Helper(String name) {
        super(name);
        setDaemon(true);
    }

    void give(Runnable next) {
        failure = null;
        job.set(next);
        if (parked) {
            LockSupport.unpark(this);
        }
    }

    /**
     * Waits until the job is done.
     *
     * @param mayTakeBack whether a job that is not begun is not needed any more, since others have done its pieces
     * @return the exception it ended with, or null
     */
    Throwable await(boolean mayTakeBack) {
        Runnable given = job.get();
        if (given == null || (mayTakeBack && given != AT_WORK && job.compareAndSet(given, null))) {
            return failure;
        }
        waiting = Thread.currentThread();
        for (int turn = 0; job.get() != null; turn++) {
            if (turn < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park();
            }
        }
        waiting = null;
        return failure;
    }

    void dismiss() {
        job.set(DISMISSED);
        LockSupport.unpark(this);
    }

    @Override
    public void run() {
        while (true) {
            Runnable current = next();
            if (current == DISMISSED) {
                return;
            }
            if (job.compareAndSet(current, AT_WORK)) {
                try {
                    current.run();
                } catch (Throwable e) {
                    failure = e;
                }
                job.set(null);
                LockSupport.unpark(waiting);
            }
        }
    }

    /** Waits for a job. */
    private Runnable next() {
        for (int turn = 0; turn < SPINS; turn++) {
            Runnable current = job.get();
            if (current != null) {
                return current;
            }
            Thread.onSpinWait();
        }
        parked = true;
        Runnable current = job.get(); // given before parked was seen
        while (current == null) {
            LockSupport.park();
            current = job.get();
        }
        parked = false;
        return current;
    }
}

package gradbook.engine.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A fixed team of threads that divides the outputs of a kernel. Each output is computed whole by one thread, so the number of
 * threads cannot change a bit. The team belongs to the thread that opened it, for the block it was opened for:
 *
 * <pre>{@code
 * Workers.with(2, () -> trainer.run());
 * }</pre>
 */
public final class Workers implements AutoCloseable {
    /** A range of outputs, {@code from} inclusive, {@code to} exclusive. */
    @FunctionalInterface
    public interface Range {
        void run(int from, int to);
    }

    /** Turns a waiting thread spins before it parks: a step's kernels follow each other within microseconds. */
    private static final int SPINS = 20_000;

    private static final ThreadLocal<Workers> CURRENT = new ThreadLocal<>();

    private final List<Helper> helpers = new ArrayList<>();

    private final int largestGrain;

    /** Whether the helpers are at work; a split within a split finds them so and does its work where it is. */
    private boolean busy;

    private Workers(int threads, int largestGrain) {
        this.largestGrain = largestGrain;
        try {
            for (int i = 1; i < threads; i++) {
                Helper helper = new Helper("gradbook-worker-" + i);
                helper.start();
                helpers.add(helper);
            }
        } catch (OutOfMemoryError tooMany) { // what the JDK throws when the system has no more threads
            close();
            throw tooMany;
        }
    }

    /** Runs {@code block} with {@code threads} threads (this one included) and gives them back afterwards. */
    public static <T> T with(int threads, Supplier<T> block) {
        return with(threads, Integer.MAX_VALUE, block);
    }

    /**
     * As {@link #with(int, Supplier)}, but no kernel may ask for more than {@code largestGrain} outputs a thread: under 1,
     * which a check of the threads wants and nothing that is in a hurry does, even the smallest array is divided.
     */
    public static <T> T with(int threads, int largestGrain, Supplier<T> block) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, found " + threads);
        }
        if (largestGrain < 1) {
            throw new IllegalArgumentException("the largest grain must be at least 1, found " + largestGrain);
        }
        Workers outer = CURRENT.get();
        try (Workers workers = new Workers(threads, largestGrain)) {
            CURRENT.set(workers);
            return block.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** Threads available to the caller: 1 outside of {@link #with}. */
    public static int threads() {
        Workers workers = CURRENT.get();
        return workers == null ? 1 : 1 + workers.helpers.size();
    }

    /**
     * Runs {@code work} over {@code [0, outputs)}, divided among this block's threads when each gets at least {@code grain}
     * outputs, else here. A split within a split is not divided again.
     */
    public static void split(int outputs, int grain, Range work) {
        Workers workers = CURRENT.get();
        int parts = workers == null || workers.busy ? 1 : workers.parts(outputs, grain);
        if (parts <= 1) {
            work.run(0, outputs);
        } else {
            workers.fork(outputs, parts, work);
        }
    }

    private int parts(int outputs, int grain) {
        return Math.min(1 + helpers.size(), outputs / Math.max(1, Math.min(grain, largestGrain)));
    }

    private void fork(int outputs, int parts, Range work) {
        busy = true;
        for (int part = 1; part < parts; part++) {
            int from = boundary(outputs, parts, part);
            int to = boundary(outputs, parts, part + 1);
            helpers.get(part - 1).give(() -> work.run(from, to));
        }
        Throwable failure = null;
        try {
            work.run(0, boundary(outputs, parts, 1));
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        for (int part = 1; part < parts; part++) {
            Throwable theirs = helpers.get(part - 1).await();
            failure = failure == null ? theirs : failure;
        }
        busy = false;
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException("a kernel threw a checked exception", failure);
        }
    }

    private static int boundary(int outputs, int parts, int part) {
        return (int) ((long) outputs * part / parts);
    }

    @Override
    public void close() {
        helpers.forEach(Helper::dismiss);
    }

    /** One thread that waits for a job, does it, and waits again. */
    private static final class Helper extends Thread {
        @SuppressWarnings("UnnecessaryLambda") // a mark, known by its identity
        private static final Runnable DISMISSED = () -> {};

        private volatile Runnable job;
        private volatile Thread waiting;
        private Throwable failure;

        Helper(String name) {
            super(name);
            setDaemon(true);
        }

        void give(Runnable next) {
            failure = null;
            job = next;
            LockSupport.unpark(this);
        }

        /** Waits until the job is done; the exception it ended with, or null. */
        Throwable await() {
            waiting = Thread.currentThread();
            for (int turn = 0; job != null; turn++) {
                rest(turn);
            }
            waiting = null;
            return failure;
        }

        void dismiss() {
            job = DISMISSED;
            LockSupport.unpark(this);
        }

        @Override
        public void run() {
            while (true) {
                Runnable current = job;
                for (int turn = 0; current == null; turn++) {
                    rest(turn);
                    current = job;
                }
                if (current == DISMISSED) {
                    return;
                }
                try {
                    current.run();
                } catch (Throwable e) {
                    failure = e;
                }
                job = null;
                LockSupport.unpark(waiting);
            }
        }

        private static void rest(int turn) {
            if (turn < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park();
            }
        }
    }
}

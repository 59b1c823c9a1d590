package gradbook.engine.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** Pieces of work for each thread: whoever is done takes the next, so that nobody waits for a thread that the system holds up. */
    private static final int PIECES = 4;

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
     * As {@link #with(int, Supplier)}, but every thread gets a fixed part, and no kernel may ask for more than {@code largestGrain}
     * outputs a thread: under 1, which a check of the threads wants and nothing that is in a hurry does, even the smallest array is
     * divided.
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
        split(outputs, grain, PIECES, work);
    }

    /** As {@link #split}, in as many pieces as threads: for work that goes over the same data again and again, in a thread's cache. */
    public static void splitOnce(int outputs, int grain, Range work) {
        split(outputs, grain, 1, work);
    }

    private static void split(int outputs, int grain, int pieces, Range work) {
        Workers workers = CURRENT.get();
        int parts = workers == null || workers.busy ? 1 : workers.parts(outputs, grain);
        if (parts <= 1) {
            work.run(0, outputs);
        } else {
            workers.fork(outputs, parts, pieces, work);
        }
    }

    private int parts(int outputs, int grain) {
        return Math.min(1 + helpers.size(), outputs / Math.max(1, Math.min(grain, largestGrain)));
    }

    private void fork(int outputs, int parts, int pieces, Range work) {
        busy = true;
        Runnable[] shares = isCheck()
                ? fixed(outputs, parts, work)
                : taken(outputs, parts, Math.min(pieces, outputs / parts), work);
        for (int part = 1; part < parts; part++) {
            helpers.get(part - 1).give(shares[part]);
        }
        Throwable failure = null;
        try {
            shares[0].run();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        for (int part = 1; part < parts; part++) {
            Throwable theirs = helpers.get(part - 1).await(!isCheck());
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

    private boolean isCheck() {
        return largestGrain < Integer.MAX_VALUE;
    }

    /** A part for each thread. */
    private static Runnable[] fixed(int outputs, int parts, Range work) {
        Runnable[] shares = new Runnable[parts];
        for (int part = 0; part < parts; part++) {
            int from = boundary(outputs, parts, part);
            int to = boundary(outputs, parts, part + 1);
            shares[part] = () -> work.run(from, to);
        }
        return shares;
    }

    /**
     * Smaller pieces. A thread takes those of its own part first, so that it meets the same outputs from one kernel to the next in its
     * cache, and then those that others have not come to.
     */
    private static Runnable[] taken(int outputs, int parts, int each, Range work) {
        int pieces = each * parts;
        AtomicInteger[] next = new AtomicInteger[parts];
        Arrays.setAll(next, part -> new AtomicInteger(part * each));
        Runnable[] shares = new Runnable[parts];
        Arrays.setAll(shares, own -> () -> {
            for (int i = 0; i < parts; i++) {
                int part = (own + i) % parts;
                int end = (part + 1) * each;
                for (int piece = next[part].getAndIncrement(); piece < end; piece = next[part].getAndIncrement()) {
                    work.run(boundary(outputs, pieces, piece), boundary(outputs, pieces, piece + 1));
                }
            }
        });
        return shares;
    }

    private static int boundary(int outputs, int parts, int part) {
        return (int) ((long) outputs * part / parts);
    }

    @Override
    public void close() {
        helpers.forEach(Helper::dismiss);
    }
}

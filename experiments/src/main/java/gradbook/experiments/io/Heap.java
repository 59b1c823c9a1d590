package gradbook.experiments.io;

import java.util.Locale;

/** The memory for objects, asked before something large goes there and not when it is full. */
public final class Heap {
    private static final long MEGABYTE = 1 << 20;

    /** A collector may keep as much as a third of a heap for young objects, which large arrays are not. */
    private static final double OLD_SHARE = 2.0 / 3;

    private Heap() {}

    /**
     * Refuses what cannot fit.
     *
     * @param what that needs it, as the sentence's subject
     * @param bytes that it needs at the same time
     * @throws Failure with the size of a heap that is enough for it
     */
    public static void require(String what, long bytes) {
        long most = Runtime.getRuntime().maxMemory();
        if (used() + bytes <= most) {
            return;
        }
        System.gc(); // nobody else says what of it is garbage
        long used = used();
        if (used + bytes > most) {
            throw new Failure(String.format(
                    Locale.ROOT,
                    "%s needs %d MB of heap beside the %d MB in use, and the heap may grow to %d MB; %s",
                    what,
                    megabytes(bytes),
                    megabytes(used),
                    most / MEGABYTE,
                    allow((long) ((used + bytes) / OLD_SHARE))));
        }
    }

    /** The sentence about an allocation that failed; how much it needed is not known, but that this is too little. */
    public static String exhausted(OutOfMemoryError error) {
        long most = Runtime.getRuntime().maxMemory();
        return String.format(
                Locale.ROOT,
                "not enough memory (%s): more is needed than the %d MB that the heap may grow to; %s, or use fewer --threads or"
                        + " --jobs",
                error.getMessage(),
                most / MEGABYTE,
                allow(2 * most));
    }

    private static String allow(long bytes) {
        return "allow more by setting JAVA_TOOL_OPTIONS=-Xmx" + megabytes(bytes) + "m";
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }
}

package gradbook.experiments.sequence;

import java.util.Arrays;

/**
 * What of a text a network with a limited context sees. When it is full it lets go of its older half: places are numbered from the
 * window's start, so that with each token let go all that was worked out for the others is void; half at a time it is seldom.
 */
final class Window {
    private final int[] tokens;
    private int count;
    private boolean slid;

    Window(int context) {
        if (context < 1) {
            throw new IllegalArgumentException("window: expected a context of at least 1, found " + context);
        }
        tokens = new int[context];
    }

    /** Takes more, in order; returns whether older ones were let go for them. */
    boolean add(int... more) {
        boolean letGo = false;
        for (int token : more) {
            letGo |= addOne(token);
        }
        return letGo;
    }

    private boolean addOne(int token) {
        boolean full = count == tokens.length;
        if (full) {
            int kept = tokens.length / 2;
            System.arraycopy(tokens, count - kept, tokens, 0, kept);
            count = kept;
            slid = true;
        }
        tokens[count++] = token;
        return full;
    }

    /** Whether any were let go. */
    boolean hasSlid() {
        return slid;
    }

    /** Those that are seen, the oldest first. */
    int[] tokens() {
        return Arrays.copyOf(tokens, count);
    }
}

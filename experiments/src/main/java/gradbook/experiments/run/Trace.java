package gradbook.experiments.run;

import java.util.List;

/**
 * What a run passed through, so that another one can be held to it on the way, and the place where their bits part has a name. It is a
 * result like the others, and every machine must reproduce it.
 *
 * @param marks after every {@link #EVERY} steps, of a long run further apart later on, and after the last
 * @param epochs after every epoch
 */
public record Trace(List<LossMark> marks, List<EpochMark> epochs) {
    /** Steps from mark to mark. */
    public static final int EVERY = 50;

    /** Up to this step, beyond all runs of minutes; from then on a record would grow for little. */
    private static final int CLOSE = 10_000;

    private static final int FAR = 1_000;

    private static final int DIGITS = 16;

    /** Whether there is a mark after so many steps, the last of a run apart. */
    static boolean isMarked(int steps) {
        return steps % (steps <= CLOSE ? EVERY : FAR) == 0;
    }

    /** As much of a digest as tells two apart. */
    static String shortened(String sha256) {
        return sha256.substring(0, DIGITS);
    }

    static void requireNumber(String name, String hex) {
        try {
            Double.parseDouble(hex);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is " + hex + " and not a number", e);
        }
    }
}

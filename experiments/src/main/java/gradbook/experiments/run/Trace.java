package gradbook.experiments.run;

import java.util.List;

/**
 * What a run passed through, so that another one can be held to it on the way, and the place where their bits part has a name. It is a
 * result like the others, and every machine must reproduce it.
 *
 * @param marks after every {@link #EVERY} steps, and after the last
 * @param epochs after every epoch
 */
public record Trace(List<LossMark> marks, List<EpochMark> epochs) {
    /** Steps from mark to mark. */
    public static final int EVERY = 50;

    private static final int DIGITS = 16;

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

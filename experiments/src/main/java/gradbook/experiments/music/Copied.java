package gradbook.experiments.music;

import java.util.List;

/**
 * What of a piece stands word for word in others.
 *
 * @param longest tokens of the longest stretch
 * @param share of all tokens that lie in stretches of {@link #LONG} tokens and more
 */
record Copied(int longest, double share) {
    /** About two bars. */
    static final int LONG = 24;

    /** Compares every place with every place: the stretch that ends at both is one longer than the one that ended before both. */
    static Copied of(int[] piece, List<int[]> others) {
        int[] endingAt = new int[piece.length];
        for (int[] other : others) {
            int[] above = new int[other.length + 1];
            for (int i = 0; i < piece.length; i++) {
                int[] row = new int[other.length + 1];
                for (int j = 0; j < other.length; j++) {
                    row[j + 1] = piece[i] == other[j] ? above[j] + 1 : 0;
                    endingAt[i] = Math.max(endingAt[i], row[j + 1]);
                }
                above = row;
            }
        }
        int longest = 0;
        int covered = 0;
        int from = piece.length;
        for (int i = piece.length - 1; i >= 0; i--) {
            longest = Math.max(longest, endingAt[i]);
            if (endingAt[i] >= LONG) {
                from = Math.min(from, i - endingAt[i] + 1);
            }
            covered += i >= from ? 1 : 0;
        }
        return new Copied(longest, piece.length == 0 ? 0 : (double) covered / piece.length);
    }
}

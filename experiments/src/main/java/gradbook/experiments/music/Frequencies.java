package gradbook.experiments.music;

import java.util.Arrays;
import java.util.List;

/**
 * How often each token stands in texts, one more of each so that none is impossible (Laplace).
 *
 * @param counts by token
 */
record Frequencies(int[] counts) {
    static Frequencies of(List<int[]> texts, int vocabulary) {
        int[] counts = new int[vocabulary];
        texts.forEach(text -> Arrays.stream(text).forEach(token -> counts[token]++));
        return new Frequencies(counts);
    }

    /** The mean cross-entropy of a text's tokens, the first left out, for whoever knows frequencies alone; in nats. */
    double loss(int[] text) {
        double all = Arrays.stream(counts).sum() + (double) counts.length;
        return Arrays.stream(text)
                .skip(1)
                .mapToDouble(token -> -StrictMath.log((counts[token] + 1) / all))
                .average()
                .orElseThrow();
    }

    /** The share of a text's tokens that the texts do not have at all. */
    double unseen(int[] text) {
        return Arrays.stream(text)
                .mapToDouble(token -> counts[token] == 0 ? 1 : 0)
                .average()
                .orElseThrow();
    }
}

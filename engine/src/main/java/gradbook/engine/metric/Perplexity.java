package gradbook.engine.metric;

/**
 * {@code e^H}, H the mean cross-entropy in nats over all tokens, gathered batch by batch (math.md §15.3): the number of equally
 * likely choices that would be as hard to guess.
 */
public final class Perplexity {
    private double sum;
    private long count;

    /** No tokens yet. */
    public Perplexity() {}

    /**
     * Counts a batch of {@code tokens} with this mean cross-entropy; batches of any sizes give the mean over tokens, not that
     * over batches.
     *
     * @param meanCrossEntropy in nats, {@code >= 0}; infinite if a token was held impossible
     */
    public void add(double meanCrossEntropy, long tokens) {
        if (!(meanCrossEntropy >= 0)) {
            throw new IllegalArgumentException(
                    "perplexity: expected a mean cross-entropy >= 0, found " + meanCrossEntropy);
        }
        if (tokens < 1) {
            throw new IllegalArgumentException("perplexity: expected at least 1 token, found " + tokens);
        }
        sum += meanCrossEntropy * tokens;
        count += tokens;
    }

    /** 1 (certain and right) to infinity; NaN before the first token. */
    public double value() {
        return StrictMath.exp(sum / count);
    }
}

package gradbook.engine.nn;

/**
 * What recurrent layers can be asked for, with PyTorch's meanings.
 *
 * @param layers stacked on each other, at least 1
 * @param bidirectional whether a second set of weights reads the sequence from its end, and both outputs stand side by side
 * @param batchFirst whether sequences are [n, t, size] instead of [t, n, size]
 * @param bias whether there are biases
 * @param dropout probability of dropping an element between one layer and the next, {@code 0 <= dropout < 1}
 */
public record RnnOptions(int layers, boolean bidirectional, boolean batchFirst, boolean bias, double dropout) {
    /** One layer, forward, [t, n, size], with biases, without dropout. */
    public static final RnnOptions DEFAULT = new RnnOptions(1, false, false, true, 0);

    public RnnOptions {
        if (layers < 1) {
            throw new IllegalArgumentException("recurrent layer: expected at least 1 layer, found " + layers);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("recurrent layer: expected 0 <= dropout < 1, found " + dropout);
        }
    }

    public RnnOptions withLayers(int count) {
        return new RnnOptions(count, bidirectional, batchFirst, bias, dropout);
    }

    public RnnOptions withBidirectional() {
        return new RnnOptions(layers, true, batchFirst, bias, dropout);
    }

    public RnnOptions withBatchFirst() {
        return new RnnOptions(layers, bidirectional, true, bias, dropout);
    }

    public RnnOptions withoutBias() {
        return new RnnOptions(layers, bidirectional, batchFirst, false, dropout);
    }

    public RnnOptions withDropout(double probability) {
        return new RnnOptions(layers, bidirectional, batchFirst, bias, probability);
    }

    int directions() {
        return bidirectional ? 2 : 1;
    }
}

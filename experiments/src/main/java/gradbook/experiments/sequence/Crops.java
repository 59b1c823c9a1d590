package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.Dataset;

/**
 * Stretches of one long text: inputs [n, length] and, as labels, the token after each. Sample i begins {@code i step} tokens from the
 * start: with a step of 1 they are all there are, with one of {@code length} they have no token in common.
 */
public final class Crops implements Dataset {
    private final int[] tokens;
    private final int length;
    private final int step;

    /**
     * @param tokens more than {@code length}
     * @param length of a stretch
     */
    public Crops(int[] tokens, int length, int step) {
        if (length < 1 || step < 1 || tokens.length <= length) {
            throw new IllegalArgumentException(
                    "crops: expected a length and a step of at least 1 and more tokens than a length, found " + length
                            + ", " + step + " and " + tokens.length + " tokens");
        }
        this.tokens = tokens.clone();
        this.length = length;
        this.step = step;
    }

    @Override
    public int size() {
        return (tokens.length - 1 - length) / step + 1;
    }

    @Override
    public Batch batch(int... indices) {
        int[] x = new int[indices.length * length];
        int[] labels = new int[x.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(tokens, indices[i] * step, x, i * length, length);
            System.arraycopy(tokens, indices[i] * step + 1, labels, i * length, length);
        }
        Shape shape = Shape.of(indices.length, length);
        return new Batch(Tensor.constant(NdArray.of(shape, x)), NdArray.of(shape, labels));
    }
}

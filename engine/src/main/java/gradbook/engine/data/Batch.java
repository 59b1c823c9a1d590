package gradbook.engine.data;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;

/**
 * Some samples together.
 *
 * @param x inputs [n, ...]
 * @param labels class indices [n], or [n, ...] if a sample has several, int32
 */
public record Batch(Tensor x, NdArray labels) {
    /** Number of samples. */
    public int size() {
        return labels.shape().size(0);
    }
}

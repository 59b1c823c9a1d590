package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.kernel.CachedAttention;

/**
 * What an attention layer keeps of a sequence that grows: the keys and values of the places it has seen, so that for a new one only its own
 * have to be worked out. For float32, without gradients.
 */
public final class KeyValueCache {
    private final NdArray keys;
    private final NdArray values;
    private int length;

    /** Of a layer of this width, for up to {@code context} places. */
    public KeyValueCache(int context, int width) {
        keys = NdArray.of(Shape.of(context, width), new float[Math.multiplyExact(context, width)]);
        values = NdArray.of(Shape.of(context, width), new float[context * width]);
    }

    /** Places seen. */
    public int length() {
        return length;
    }

    /** Forgets all of them. */
    public void clear() {
        length = 0;
    }

    /**
     * What causal self-attention gives at the next places.
     *
     * @param projected [1, t, 3 width]: their queries, keys and values
     */
    Tensor attend(Tensor projected, int heads) {
        Shape shape = projected.shape();
        int t = shape.size(1);
        int width = shape.size(2) / 3;
        if (shape.size(0) != 1 || width != keys.shape().size(1) || projected.dtype() != DType.FLOAT32) {
            throw new IllegalArgumentException("key-value cache: expected one float32 sequence of width "
                    + keys.shape().size(1) + ", found " + projected.dtype() + " of shape " + shape);
        }
        if (length + t > keys.shape().size(0)) {
            throw new IllegalArgumentException(
                    "key-value cache: expected at most " + keys.shape().size(0) + " places, found " + (length + t));
        }
        NdArray rows = projected.value().reshape(Shape.of(t, 3 * width));
        NdArray y = CachedAttention.rows(rows, heads, keys, values, length);
        length += t;
        return Tensor.constant(y.reshape(Shape.of(1, t, width)));
    }
}

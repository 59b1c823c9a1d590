package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.kernel.CachedAttention;

/** Keys and values in arrays with room for all that may come: of one sequence, for float32, without gradients; the bits of the whole sequence. */
public final class KeyValueCache implements KeyValues {
    private final float[] keys;
    private final int context;
    private final NdArray values;
    private int length;

    /** Of a layer of this width, for up to {@code context} places. */
    public KeyValueCache(int context, int width) {
        this.context = context;
        keys = CachedAttention.keys(context, width);
        values = NdArray.of(Shape.of(context, width), new float[Math.multiplyExact(context, width)]);
    }

    @Override
    public int length() {
        return length;
    }

    /** Forgets all of them. */
    public void clear() {
        length = 0;
    }

    /** At the next places of one sequence, [1, t, width]. */
    @Override
    public Tensor attend(Tensor projected, int heads) {
        Shape shape = projected.shape();
        int t = shape.size(1);
        int width = shape.size(2) / 3;
        if (shape.size(0) != 1 || width != values.shape().size(1) || projected.dtype() != DType.FLOAT32) {
            throw new IllegalArgumentException("key-value cache: expected one float32 sequence of width "
                    + values.shape().size(1) + ", found " + projected.dtype() + " of shape " + shape);
        }
        if (length + t > context) {
            throw new IllegalArgumentException(
                    "key-value cache: expected at most " + context + " places, found " + (length + t));
        }
        NdArray rows = projected.value().reshape(Shape.of(t, 3 * width));
        NdArray y = CachedAttention.rows(rows, heads, keys, values, length);
        length += t;
        return Tensor.constant(y.reshape(Shape.of(1, t, width)));
    }
}

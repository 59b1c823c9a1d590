package gradbook.engine.nn;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Keys and values as tensors, which grow by operators alone: of any number of sequences at once, and open to whoever follows what was done, as
 * an exporter does. Keys and values are [n, heads, places, d]. Each is for one step of the sequence: the next one hides other places.
 */
public final class KeyValueTensors implements KeyValues {
    private final Tensor hidden;
    private Tensor keys;
    private Tensor values;

    /**
     * Those of some places, for the next ones.
     *
     * @param hidden [t, places + t], added to the scores of the next t places: -∞ where one does not see another, else 0
     */
    public KeyValueTensors(Tensor keys, Tensor values, Tensor hidden) {
        if (keys.shape().rank() != 4 || !keys.shape().equals(values.shape())) {
            throw new IllegalArgumentException(
                    "key-value tensors: expected keys and values [n, heads, places, d], found " + keys.shape() + " and "
                            + values.shape());
        }
        this.keys = keys;
        this.values = values;
        this.hidden = hidden;
    }

    /**
     * What hides from each of t places, which come after {@code before} others, those that are later: float32 [t, before + t]. It is cut from one
     * array, so that it is so for any t and any before.
     *
     * @param context the most places
     */
    public static Tensor later(int context, int before, int t) {
        if (before + t > context) {
            throw new IllegalArgumentException(
                    "key-value tensors: expected at most " + context + " places, found " + (before + t));
        }
        float[] all = new float[Math.multiplyExact(context, context)];
        for (int i = 0; i < context; i++) {
            Arrays.fill(all, i * context + i + 1, (i + 1) * context, Float.NEGATIVE_INFINITY);
        }
        return Tensor.constant(NdArray.of(Shape.of(context, context), all))
                .slice(0, before, before + t)
                .slice(1, 0, before + t);
    }

    /** With those of the places that were attended to. */
    public Tensor keys() {
        return keys;
    }

    /** With those of the places that were attended to. */
    public Tensor values() {
        return values;
    }

    @Override
    public int length() {
        return keys.shape().size(2);
    }

    @Override
    public Tensor attend(Tensor projected, int heads) {
        Shape shape = projected.shape();
        int width = shape.size(2) / 3;
        Shape kept = Shape.of(shape.size(0), heads, length(), width / heads);
        if (!keys.shape().equals(kept)) {
            throw new IllegalArgumentException(
                    "key-value tensors: expected keys and values " + kept + ", found " + keys.shape());
        }
        Shape scored = Shape.of(shape.size(1), length() + shape.size(1));
        if (!hidden.shape().equals(scored)) {
            throw new IllegalArgumentException("key-value tensors: expected what is hidden as " + scored + ", found "
                    + hidden.shape() + "; it is for one step of the sequence");
        }
        List<Tensor> parts = projected
                .reshape(shape.size(0), shape.size(1), 3 * heads, width / heads)
                .transpose(1, 2)
                .chunk(1, 3);
        keys = Tensor.concatenate(2, keys, parts.get(1));
        values = Tensor.concatenate(2, values, parts.get(2));
        Tensor scores = parts.get(0).mul(1 / Math.sqrt(width / heads)).matmul(keys.transpose(-1, -2));
        return scores.add(hidden)
                .softmax(-1)
                .matmul(values)
                .transpose(1, 2)
                .reshape(shape.size(0), shape.size(1), width);
    }
}

package gradbook.engine.nn;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.Arrays;

/**
 * {@code softmax(Q Kᵀ / √d) V} (Vaswani et al. 2017, arXiv:1706.03762; math.md §10.1), derived. Q [..., l, d], K [..., s, d],
 * V [..., s, e], result [..., l, e].
 */
public final class Attention {
    private Attention() {}

    /** Every query sees every key. */
    public static Tensor scaledDotProduct(Tensor query, Tensor key, Tensor value) {
        check(query, key, value);
        return weights(query, key).matmul(value);
    }

    /** {@code softmax(Q Kᵀ / √d)} [..., l, s]: how much of each value a query takes. */
    static Tensor weights(Tensor query, Tensor key) {
        return scores(query, key).softmax(-1);
    }

    /**
     * A query sees the keys where the mask is not 0, and at least one.
     *
     * @param mask int32, broadcast to [..., l, s]
     */
    public static Tensor scaledDotProduct(Tensor query, Tensor key, Tensor value, Tensor mask) {
        check(query, key, value);
        return weights(query, key, mask).matmul(value);
    }

    private static Tensor weights(Tensor query, Tensor key, Tensor mask) {
        Tensor scores = scores(query, key);
        Tensor hidden = Tensor.constant(NdArray.scalar(scores.dtype(), Double.NEGATIVE_INFINITY));
        return scores.where(mask, hidden).softmax(-1);
    }

    /** Query i sees the keys 0 to i. */
    public static Tensor causalScaledDotProduct(Tensor query, Tensor key, Tensor value) {
        check(query, key, value);
        return scaledDotProduct(query, key, value, causalMask(query.shape(), key.shape()));
    }

    /** {@link #weights(Tensor, Tensor)} where query i sees the keys 0 to i. */
    static Tensor causalWeights(Tensor query, Tensor key) {
        return weights(query, key, causalMask(query.shape(), key.shape()));
    }

    /** 1 on and below the diagonal of [l, s]. */
    private static Tensor causalMask(Shape query, Shape key) {
        int length = query.size(query.rank() - 2);
        int keys = key.size(key.rank() - 2);
        int[] mask = new int[Shape.of(length, keys).count()];
        for (int i = 0; i < length; i++) {
            Arrays.fill(mask, i * keys, i * keys + Math.min(i + 1, keys), 1);
        }
        return Tensor.constant(NdArray.of(Shape.of(length, keys), mask));
    }

    private static Tensor scores(Tensor query, Tensor key) {
        int d = query.shape().size(query.shape().rank() - 1);
        return query.mul(1 / Math.sqrt(d)).matmul(key.transpose(-1, -2));
    }

    /** Refuses shapes that do not fit, before any work. */
    private static void check(Tensor query, Tensor key, Tensor value) {
        Shape q = query.shape();
        Shape k = key.shape();
        Shape v = value.shape();
        boolean fits = q.rank() >= 2
                && k.rank() >= 2
                && v.rank() >= 2
                && q.size(q.rank() - 1) == k.size(k.rank() - 1)
                && k.size(k.rank() - 2) == v.size(v.rank() - 2);
        if (!fits) {
            throw new IllegalArgumentException("attention: expected queries [..., l, d], keys [..., s, d] and values"
                    + " [..., s, e], found " + q + ", " + k + " and " + v);
        }
        if ((long) q.size(q.rank() - 2) * k.size(k.rank() - 2) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "attention: queries " + q + " and keys " + k + " have more than 2^31 - 1 scores");
        }
    }
}

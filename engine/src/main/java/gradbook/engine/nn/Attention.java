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
        return scores(query, key).softmax(-1).matmul(value);
    }

    /**
     * A query sees the keys where the mask is not 0, and at least one.
     *
     * @param mask int32, broadcast to [..., l, s]
     */
    public static Tensor scaledDotProduct(Tensor query, Tensor key, Tensor value, Tensor mask) {
        Tensor scores = scores(query, key);
        Tensor hidden = Tensor.constant(NdArray.scalar(scores.dtype(), Double.NEGATIVE_INFINITY));
        return scores.where(mask, hidden).softmax(-1).matmul(value);
    }

    /** Query i sees the keys 0 to i. */
    public static Tensor causalScaledDotProduct(Tensor query, Tensor key, Tensor value) {
        return scaledDotProduct(query, key, value, causalMask(query.shape(), key.shape()));
    }

    /** 1 on and below the diagonal of [l, s]. */
    private static Tensor causalMask(Shape query, Shape key) {
        int length = query.size(query.rank() - 2);
        int keys = key.size(key.rank() - 2);
        int[] mask = new int[Math.multiplyExact(length, keys)];
        for (int i = 0; i < length; i++) {
            Arrays.fill(mask, i * keys, i * keys + Math.min(i + 1, keys), 1);
        }
        return Tensor.constant(NdArray.of(Shape.of(length, keys), mask));
    }

    private static Tensor scores(Tensor query, Tensor key) {
        if (query.shape().rank() < 2 || key.shape().rank() < 2) {
            throw new IllegalArgumentException("attention: expected queries [..., l, d] and keys [..., s, d], found "
                    + query.shape() + " and " + key.shape());
        }
        int d = query.shape().size(query.shape().rank() - 1);
        return query.mul(1 / Math.sqrt(d)).matmul(key.transpose(-1, -2));
    }
}

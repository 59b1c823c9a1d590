package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;

/**
 * Self-attention of float32 by the Vector API. Threads divide the heads of all sequences; what a head needs lies in the caches from one
 * product to the next, and its queries, keys and values are read where they are.
 */
public final class AttentionTiles {
    /** Multiply-adds a thread must get before dividing pays. */
    private static final long GRAIN = 1 << 16;

    private final NdArray x;
    private final int length;
    private final int heads;
    private final int width;
    private final int d;
    private final float scale;
    private final float[] p;

    private AttentionTiles(NdArray x, NdArray p) {
        this.x = x;
        this.length = x.shape().size(1);
        this.heads = p.shape().size(1);
        this.width = x.shape().size(2) / 3;
        this.d = width / heads;
        this.scale = (float) (1 / Math.sqrt(d));
        this.p = p.floats();
    }

    public static boolean fits(NdArray x) {
        return VectorUnit.isThere() && x.dtype() == DType.FLOAT32;
    }

    /**
     * The sequences [n, l, heads d] that x [n, l, 3 heads d] gives.
     *
     * @param p takes softmax(Q Kᵀ / √d), [n, heads, l, l]
     */
    public static NdArray value(NdArray x, NdArray p, boolean causal) {
        AttentionTiles tiles = new AttentionTiles(x, p);
        NdArray y = NdArray.unset(x.shape().with(2, tiles.width), x.dtype());
        NdArray queries = tiles.queries();
        tiles.split(head -> tiles.value(head, queries.floats(), y.floats(), causal));
        return y;
    }

    /** dx from p as {@link #value} left it. */
    public static NdArray gradient(NdArray x, NdArray p, NdArray dy) {
        AttentionTiles tiles = new AttentionTiles(x, p);
        NdArray dx = NdArray.unset(x.shape(), x.dtype());
        NdArray ds = NdArray.unset(p.shape(), p.dtype());
        NdArray queries = tiles.queries();
        tiles.split(head -> tiles.gradient(head, queries.floats(), ds.floats(), dy.floats(), dx.floats()));
        return dx;
    }

    /** Room for the queries over √d, [n, heads, l, d]. */
    private NdArray queries() {
        return NdArray.unset(Shape.of(x.shape().size(0), heads, length, d), x.dtype());
    }

    @FunctionalInterface
    private interface Head {
        void apply(int head);
    }

    private void split(Head work) {
        long each = Math.max(1, (long) length * length * d);
        int count = length == 0 ? 0 : x.shape().size(0) * heads;
        Workers.split(count, (int) (1 + GRAIN / each), (from, to) -> {
            for (int head = from; head < to; head++) {
                work.apply(head);
            }
        });
    }

    private void value(int head, float[] queries, float[] y, boolean causal) {
        Matrix q = scaled(head, queries);
        Matrix s = scores(head, p);
        ProductTiles.product(q, part(x.floats(), head, 1).transposed(), s, length, d, length);
        if (causal) {
            hide(s.start());
        }
        SoftmaxRows.softmax(p, s.start(), s.start() + length * length, length);
        ProductTiles.product(s, part(x.floats(), head, 2), joined(y, head), length, length, d);
    }

    private void gradient(int head, float[] queries, float[] ds, float[] dy, float[] dx) {
        Matrix seen = scores(head, p);
        Matrix above = joined(dy, head);
        Matrix slopes = scores(head, ds);
        Matrix dq = part(dx, head, 0);
        ProductTiles.product(seen.transposed(), above, part(dx, head, 2), length, length, d);
        ProductTiles.product(above, part(x.floats(), head, 2).transposed(), slopes, length, d, length);
        SoftmaxRows.softmaxGradient(p, ds, slopes.start(), slopes.start() + length * length, length);
        ProductTiles.product(slopes, part(x.floats(), head, 1), dq, length, length, d);
        scale(dq, dq);
        ProductTiles.product(slopes.transposed(), scaled(head, queries), part(dx, head, 1), length, length, d);
    }

    /** A head's queries, keys or values in an array like x. */
    private Matrix part(float[] values, int head, int which) {
        int start = head / heads * length * 3 * width + which * width + head % heads * d;
        return new Matrix(values, start, 3 * width, 1);
    }

    /** A head's part of an array like y. */
    private Matrix joined(float[] values, int head) {
        return new Matrix(values, head / heads * length * width + head % heads * d, width, 1);
    }

    private Matrix scores(int head, float[] values) {
        return new Matrix(values, head * length * length, length, 1);
    }

    /** A head's queries over √d. */
    private Matrix scaled(int head, float[] queries) {
        Matrix q = new Matrix(queries, head * length * d, d, 1);
        scale(part(x.floats(), head, 0), q);
        return q;
    }

    private void scale(Matrix from, Matrix to) {
        for (int i = 0; i < length; i++) {
            int start = from.start() + i * from.row();
            int there = to.start() + i * to.row();
            for (int j = 0; j < d; j++) {
                to.values()[there + j] = from.values()[start + j] * scale;
            }
        }
    }

    private void hide(int start) {
        for (int i = 0; i < length; i++) {
            for (int j = i + 1; j < length; j++) {
                p[start + i * length + j] = Float.NEGATIVE_INFINITY;
            }
        }
    }
}

package gradbook.engine.op;

import static gradbook.engine.kernel.MatMul.product;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.AttentionTiles;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.Layout;
import gradbook.engine.kernel.Operands;
import java.util.List;

/**
 * {@code Y = softmax(Q Kᵀ / √d) V} for each of several heads (math.md §10.4): the bits of the parts one after another, without their
 * arrays. Input [n, l, 3 heads d]: at each place the queries of all heads, then their keys, then their values. Output [n, l, heads d].
 *
 * @param causal whether place i sees the places 0 to i only
 */
public record SelfAttention(int heads, boolean causal) implements AttentionOp {
    private static final List<Integer> EXCHANGED = List.of(0, 2, 1, 3);
    private static final Softmax SOFTMAX = new Softmax(3);

    public SelfAttention {
        if (heads < 1) {
            throw new IllegalArgumentException("selfAttention: expected at least one head, found " + heads);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        return forward(x).y();
    }

    @Override
    public Output forward(NdArray... x) {
        check(x);
        Operands.rank(name(), x[0], 3);
        int size = x[0].shape().size(2);
        if (size == 0 || size % (3 * heads) != 0) {
            throw new IllegalArgumentException(
                    name() + ": expected input [n, l, 3 * " + heads + " heads * d] with d >= 1, found " + x[0].shape());
        }
        if (AttentionTiles.fits(x[0])) {
            NdArray p = NdArray.unset(scores(x[0].shape()), x[0].dtype());
            return new Output(AttentionTiles.value(x[0], p, causal), p);
        }
        NdArray s = product(scaled(part(x[0], 0)), false, part(x[0], 1), true);
        NdArray p = SOFTMAX.value(causal ? hidden(s) : s);
        return new Output(joined(product(p, false, part(x[0], 2), false)), p);
    }

    /** For each sequence, head and place what it sees of each place. */
    private Shape scores(Shape x) {
        return Shape.of(x.size(0), heads, x.size(1), x.size(1));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        NdArray x = call.x(0);
        NdArray p = call.kept();
        if (AttentionTiles.fits(x)) {
            return call.gradients(() -> AttentionTiles.gradient(x, p, dy));
        }
        return call.gradients(() -> {
            NdArray above = split(dy);
            NdArray dp = product(above, false, part(x, 2), true);
            NdArray ds = SOFTMAX.gradient(p, dp);
            NdArray dq = scaled(product(ds, false, part(x, 1), false));
            NdArray dk = product(ds, true, scaled(part(x, 0)), false);
            NdArray dv = product(p, true, above, false);
            return Layout.concatenate(List.of(joined(dq), joined(dk), joined(dv)), 2, x.shape());
        });
    }

    /** Queries, keys or values: [n, l, 3 heads d] as [n, heads, l, d]. */
    private NdArray part(NdArray x, int which) {
        int width = x.shape().size(2) / 3;
        return split(Layout.slice(x, 2, which * width, 1, width));
    }

    /** [n, l, heads d] as [n, heads, l, d]. */
    private NdArray split(NdArray x) {
        Shape shape = x.shape();
        return Layout.permute(
                x.reshape(Shape.of(shape.size(0), shape.size(1), heads, shape.size(2) / heads)), EXCHANGED);
    }

    private static NdArray joined(NdArray x) {
        NdArray y = Layout.permute(x, EXCHANGED);
        return y.reshape(
                Shape.of(y.shape().size(0), y.shape().size(1), y.shape().count(2, 4)));
    }

    private static NdArray scaled(NdArray x) {
        double scale = 1 / Math.sqrt(x.shape().size(3));
        float narrow = (float) scale;
        return Elementwise.map(x, v -> v * narrow, v -> v * scale);
    }

    /** -∞ where a place would see a later one. */
    private NdArray hidden(NdArray s) {
        int l = s.shape().size(3);
        NdArray shown = Layout.band(NdArray.full(Shape.of(l, l), s.dtype(), 1), Integer.MIN_VALUE, 0);
        return Elementwise.zip(
                name(),
                s,
                shown,
                (v, show) -> show == 0 ? Float.NEGATIVE_INFINITY : v,
                (v, show) -> show == 0 ? Double.NEGATIVE_INFINITY : v);
    }

    @Override
    public long multiplyAdds(Shape y, Shape... x) {
        return 2L * y.count() * y.size(1);
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.Reduction;
import java.util.List;

/** The gradient of a maximum or minimum. */
final class Ties {
    private Ties() {}

    /** {@code dy / t} at each of the t elements of x that equal y, else 0; x was reduced over {@code axes}. */
    static NdArray share(Call call, List<Integer> axes, NdArray dy) {
        String operator = call.op().name();
        NdArray x = call.x(0);
        Shape shape = x.shape();
        NdArray y = Spread.aligned(shape, axes, call.y());
        NdArray tie = Elementwise.zip(operator, x, y, (v, m) -> v == m ? 1 : 0, (v, m) -> v == m ? 1 : 0);
        NdArray ties = Reduction.sum(tie, axes, true);
        NdArray share =
                Elementwise.zip(operator, Spread.aligned(shape, axes, dy), ties, (g, t) -> g / t, (g, t) -> g / t);
        return Elementwise.zip(operator, tie, share, (hit, s) -> hit == 0 ? 0 : s, (hit, s) -> hit == 0 ? 0 : s);
    }
}

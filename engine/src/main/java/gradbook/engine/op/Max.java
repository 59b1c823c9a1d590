package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.Reduction;
import java.util.List;

/**
 * {@code y = max x} over {@code axes}; {@code dx = dy / t} at each of the t elements that equal the maximum, else 0, as
 * PyTorch's {@code amax} divides ties (math.md §4.3). The axes must not be empty.
 */
public record Max(List<Integer> axes, boolean keep) implements ReductionOp {
    public Max {
        axes = Axes.ascending("max", axes);
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Axes.check(name(), axes, x[0].shape());
        for (int axis : axes) {
            if (x[0].shape().size(axis) == 0) {
                throw new IllegalArgumentException(
                        name() + ": axis " + axis + " of shape " + x[0].shape() + " is empty and has no maximum");
            }
        }
        return Reduction.max(x[0], axes, keep);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> {
            NdArray x = call.x(0);
            Shape shape = x.shape();
            NdArray y = Spread.aligned(shape, axes, call.y());
            NdArray tie = Elementwise.zip(name(), x, y, (v, m) -> v == m ? 1 : 0, (v, m) -> v == m ? 1 : 0);
            NdArray ties = Reduction.sum(tie, axes, true);
            NdArray share =
                    Elementwise.zip(name(), Spread.aligned(shape, axes, dy), ties, (g, t) -> g / t, (g, t) -> g / t);
            return Elementwise.zip(name(), tie, share, (hit, s) -> hit == 0 ? 0 : s, (hit, s) -> hit == 0 ? 0 : s);
        });
    }
}

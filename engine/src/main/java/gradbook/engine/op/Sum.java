package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Reduction;
import java.util.List;

/** {@code y = Σ x} over {@code axes}; {@code dx = dy}, the same for every summand (math.md §4.1). */
public record Sum(List<Integer> axes, boolean keep) implements ReductionOp {
    public Sum {
        axes = Axes.ascending("sum", axes);
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Axes.check(name(), axes, x[0].shape());
        return Reduction.sum(x[0], axes, keep);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Spread.over(call.x(0).shape(), axes, dy));
    }
}

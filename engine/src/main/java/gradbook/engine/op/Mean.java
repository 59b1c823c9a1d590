package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.Reduction;
import java.util.List;

/** {@code y = Σ x / n} over {@code axes}; {@code dx = dy / n}; n elements go into each output (math.md §4.2). */
public record Mean(List<Integer> axes, boolean keep) implements ReductionOp {
    public Mean {
        axes = Axes.ascending("mean", axes);
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Axes.check(name(), axes, x[0].shape());
        return divide(Reduction.sum(x[0], axes, keep), size(x[0].shape()));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        Shape shape = call.x(0).shape();
        return call.gradients(() -> Spread.over(shape, axes, divide(dy, size(shape))));
    }

    private int size(Shape shape) {
        return axes.stream().mapToInt(shape::size).reduce(1, (a, b) -> a * b);
    }

    private static NdArray divide(NdArray x, int n) {
        return Elementwise.map(x, v -> v / n, v -> v / n);
    }
}

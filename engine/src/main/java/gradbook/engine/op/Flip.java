package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Layout;
import java.util.List;

/** {@code y[.., i, ..] = x[.., n - 1 - i, ..]} along each of {@code axes}; {@code dx} is dy flipped back (math.md §5.8). */
public record Flip(List<Integer> axes) implements MovementOp {
    public Flip {
        axes = Axes.ascending("flip", axes);
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Axes.check(name(), axes, x[0].shape());
        return Layout.flip(x[0], axes);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Layout.flip(dy, axes));
    }
}

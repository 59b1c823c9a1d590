package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import java.util.List;

/**
 * {@code y = x / s} with {@code s = √(mean x² + ε)} over {@code axes}; {@code dx = (dy - y mean(dy y)) / s} (Zhang and Sennrich
 * 2019, arXiv:1910.07467; math.md §8.2).
 *
 * @param epsilon ε, {@code > 0}
 */
public record RmsNormalize(List<Integer> axes, double epsilon) implements NormalizationOp {
    public RmsNormalize {
        axes = Axes.ascending("rmsNormalize", axes);
        Moments.checkEpsilon("rmsNormalize", epsilon);
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Axes.check(name(), axes, x[0].shape());
        return Moments.over(x[0], scale(x[0]));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> {
            NdArray y = call.y();
            NdArray slope = Moments.mean(Moments.times(dy, y), axes);
            NdArray along = Elementwise.zip(name(), dy, Moments.times(y, slope), (g, p) -> g - p, (g, p) -> g - p);
            return Moments.over(along, scale(call.x(0)));
        });
    }

    private NdArray scale(NdArray x) {
        return Moments.root(Moments.mean(Moments.times(x, x), axes), epsilon);
    }
}

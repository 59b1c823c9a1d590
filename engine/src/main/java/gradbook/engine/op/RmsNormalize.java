package gradbook.engine.op;

import gradbook.engine.array.NdArray;
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
        return forward(x).y();
    }

    @Override
    public Output forward(NdArray... x) {
        check(x);
        Axes.check(name(), axes, x[0].shape());
        NdArray scale = Moments.root(Moments.mean(Moments.times(x[0], x[0]), axes), epsilon);
        return new Output(Moments.over(x[0], scale), scale);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> {
            NdArray y = call.y();
            NdArray slope = Moments.mean(Moments.times(dy, y), axes);
            return Moments.over(Moments.less(dy, Moments.times(y, slope)), call.kept());
        });
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Elementwise;
import java.util.List;

/**
 * {@code y = (x - mean x) / s} with {@code s = √(var x + ε)} over {@code axes}; {@code dx = (dy - mean dy - y mean(dy y)) / s}
 * (math.md §8.1). The variance is that of the population, in a second pass. What batch, layer and group normalization share.
 *
 * @param epsilon ε, {@code > 0}, so that equal elements become 0
 */
public record Standardize(List<Integer> axes, double epsilon) implements NormalizationOp {
    public Standardize {
        axes = Axes.ascending("standardize", axes);
        Moments.checkEpsilon("standardize", epsilon);
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Axes.check(name(), axes, x[0].shape());
        NdArray centred = centred(x[0]);
        return Moments.over(centred, scale(centred));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> {
            NdArray y = call.y();
            NdArray mean = Moments.mean(dy, axes);
            NdArray slope = Moments.mean(Moments.times(dy, y), axes);
            NdArray along = Elementwise.zip(
                    name(), dy, mean, Moments.times(y, slope), (g, m, p) -> g - m - p, (g, m, p) -> g - m - p);
            return Moments.over(along, scale(centred(call.x(0))));
        });
    }

    private NdArray centred(NdArray x) {
        return Elementwise.zip(name(), x, Moments.mean(x, axes), (v, m) -> v - m, (v, m) -> v - m);
    }

    private NdArray scale(NdArray centred) {
        return Moments.root(Moments.mean(Moments.times(centred, centred), axes), epsilon);
    }

    /** Mean and population variance of {@code x} over {@code axes}, which are dropped: what y was made with. */
    public static List<NdArray> statistics(NdArray x, List<Integer> axes) {
        Standardize op = new Standardize(axes, 1);
        NdArray centred = op.centred(x);
        Shape shape = x.shape().reduce(axes, false);
        return List.of(
                Moments.mean(x, axes).reshape(shape),
                Moments.mean(Moments.times(centred, centred), axes).reshape(shape));
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.StandardizedChannels;
import gradbook.engine.kernel.StandardizedRows;
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
        return forward(x).y();
    }

    @Override
    public Output forward(NdArray... x) {
        check(x);
        Axes.check(name(), axes, x[0].shape());
        boolean rows = StandardizedRows.fits(x[0], axes);
        if (rows || StandardizedChannels.fits(x[0], axes)) {
            NdArray scale = NdArray.unset(x[0].shape().reduce(axes, true), x[0].dtype());
            NdArray y = rows
                    ? StandardizedRows.value(x[0], (float) epsilon, scale)
                    : StandardizedChannels.value(x[0], (float) epsilon, scale);
            return new Output(y, scale);
        }
        NdArray centred = Moments.less(x[0], Moments.mean(x[0], axes));
        NdArray scale = Moments.root(Moments.mean(Moments.times(centred, centred), axes), epsilon);
        return new Output(Moments.over(centred, scale), scale);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> {
            NdArray y = call.y();
            if (StandardizedRows.fits(y, axes)) {
                return StandardizedRows.gradient(y, call.kept(), dy);
            }
            if (StandardizedChannels.fits(y, axes)) {
                return StandardizedChannels.gradient(y, call.kept(), dy);
            }
            NdArray slope = Moments.mean(Moments.times(dy, y), axes);
            NdArray along = Moments.less(Moments.less(dy, Moments.mean(dy, axes)), Moments.times(y, slope));
            return Moments.over(along, call.kept());
        });
    }

    /** Mean and population variance of {@code x} over {@code axes}, which are dropped: what y was made with. */
    public static List<NdArray> statistics(NdArray x, List<Integer> axes) {
        Shape shape = x.shape().reduce(axes, false);
        if (StandardizedChannels.fits(x, axes)) {
            NdArray mean = NdArray.unset(shape, x.dtype());
            NdArray variance = NdArray.unset(shape, x.dtype());
            StandardizedChannels.statistics(x, mean, variance);
            return List.of(mean, variance);
        }
        NdArray mean = Moments.mean(x, axes);
        NdArray centred = Moments.less(x, mean);
        return List.of(
                mean.reshape(shape),
                Moments.mean(Moments.times(centred, centred), axes).reshape(shape));
    }
}

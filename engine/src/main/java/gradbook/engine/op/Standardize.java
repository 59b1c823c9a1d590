package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.StandardizedChannels;
import gradbook.engine.kernel.StandardizedColumns;
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
        Form form = Form.of(x[0], axes);
        if (form != null) {
            NdArray scale = NdArray.unset(x[0].shape().reduce(axes, true), x[0].dtype());
            return new Output(form.value.of(x[0], (float) epsilon, scale), scale);
        }
        NdArray centred = Moments.less(x[0], Moments.mean(x[0], axes));
        NdArray scale = Moments.root(Moments.mean(Moments.times(centred, centred), axes), epsilon);
        return new Output(Moments.over(centred, scale), scale);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> {
            NdArray y = call.y();
            Form form = Form.of(y, axes);
            if (form != null) {
                return form.gradient.of(y, call.kept(), dy);
            }
            NdArray slope = Moments.mean(Moments.times(dy, y), axes);
            NdArray along = Moments.less(Moments.less(dy, Moments.mean(dy, axes)), Moments.times(y, slope));
            return Moments.over(along, call.kept());
        });
    }

    /** A kernel that does it at once. */
    private enum Form {
        ROWS(StandardizedRows::value, StandardizedRows::gradient, null),
        CHANNELS(StandardizedChannels::value, StandardizedChannels::gradient, StandardizedChannels::statistics),
        COLUMNS(StandardizedColumns::value, StandardizedColumns::gradient, StandardizedColumns::statistics);

        private final Value value;
        private final Gradient gradient;

        /** Null where nobody follows them. */
        private final Statistics statistics;

        Form(Value value, Gradient gradient, Statistics statistics) {
            this.value = value;
            this.gradient = gradient;
            this.statistics = statistics;
        }

        /** The one for such an array, or null. */
        static Form of(NdArray x, List<Integer> axes) {
            if (StandardizedRows.fits(x, axes)) {
                return ROWS;
            }
            if (StandardizedChannels.fits(x, axes)) {
                return CHANNELS;
            }
            return StandardizedColumns.fits(x, axes) ? COLUMNS : null;
        }

        @FunctionalInterface
        private interface Value {
            NdArray of(NdArray x, float epsilon, NdArray scale);
        }

        @FunctionalInterface
        private interface Gradient {
            NdArray of(NdArray y, NdArray scale, NdArray dy);
        }

        @FunctionalInterface
        private interface Statistics {
            void of(NdArray x, NdArray mean, NdArray variance);
        }
    }

    /** Mean and population variance of {@code x} over {@code axes}, which are dropped: what y was made with. */
    public static List<NdArray> statistics(NdArray x, List<Integer> axes) {
        Shape shape = x.shape().reduce(axes, false);
        Form form = Form.of(x, axes);
        if (form != null && form.statistics != null) {
            NdArray mean = NdArray.unset(shape, x.dtype());
            NdArray variance = NdArray.unset(shape, x.dtype());
            form.statistics.of(x, mean, variance);
            return List.of(mean, variance);
        }
        NdArray mean = Moments.mean(x, axes);
        NdArray centred = Moments.less(x, mean);
        return List.of(
                mean.reshape(shape),
                Moments.mean(Moments.times(centred, centred), axes).reshape(shape));
    }
}

package gradbook.engine.autograd;

import gradbook.engine.array.Shape;
import gradbook.engine.op.RmsNormalize;
import gradbook.engine.op.Standardize;
import java.util.stream.IntStream;

/** The normalizations of {@link Tensor} (math.md §8), without the weight and bias that layers put behind them. */
public sealed interface NormalizationMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** To mean 0 and variance 1 over {@code axes}: minus the mean, over {@code √(variance + epsilon)}. */
    default Tensor standardize(double epsilon, int... axes) {
        return Tensor.apply(new Standardize(self().ascending("standardize", axes), epsilon), self());
    }

    /** Over {@code √(mean of squares + epsilon)} along {@code axes}. */
    default Tensor rmsNormalize(double epsilon, int... axes) {
        return Tensor.apply(new RmsNormalize(self().ascending("rmsNormalize", axes), epsilon), self());
    }

    /** Each channel of [n, c, ...] standardized over the batch, as in training. */
    default Tensor batchNorm(double epsilon) {
        Shape shape = self().shape();
        if (shape.rank() < 2) {
            throw new IllegalArgumentException("batchNorm: expected input [n, c, ...], found shape " + shape);
        }
        return standardize(
                epsilon,
                IntStream.range(0, shape.rank()).filter(axis -> axis != 1).toArray());
    }

    /** Each sample standardized over its last {@code axes} axes. */
    default Tensor layerNorm(int axes, double epsilon) {
        return standardize(epsilon, last("layerNorm", axes));
    }

    /** Each sample over the root mean square of its last {@code axes} axes. */
    default Tensor rmsNorm(int axes, double epsilon) {
        return rmsNormalize(epsilon, last("rmsNorm", axes));
    }

    private int[] last(String operator, int axes) {
        int rank = self().shape().rank();
        if (axes < 1 || axes > rank) {
            throw new IllegalArgumentException(
                    operator + ": expected 1.." + rank + " axes for shape " + self().shape() + ", found " + axes);
        }
        return IntStream.range(rank - axes, rank).toArray();
    }

    /** Each sample of [n, c, ...] standardized in each of {@code groups} groups of neighbouring channels; derived. */
    default Tensor groupNorm(int groups, double epsilon) {
        int[] sizes = self().shape().sizes();
        if (sizes.length < 2 || groups < 1 || sizes[1] % groups != 0) {
            throw new IllegalArgumentException("groupNorm: expected input [n, c, ...] with channels in " + groups
                    + " equal groups, found shape " + self().shape());
        }
        int[] grouped = new int[sizes.length + 1];
        System.arraycopy(sizes, 2, grouped, 3, sizes.length - 2);
        grouped[0] = sizes[0];
        grouped[1] = groups;
        grouped[2] = sizes[1] / groups;
        Tensor apart = self().reshape(grouped);
        return apart.layerNorm(grouped.length - 2, epsilon).reshape(sizes);
    }
}

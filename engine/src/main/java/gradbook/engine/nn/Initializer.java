package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;

/** Draws the first value of a parameter (math.md §13). Fans and gains are PyTorch's: see {@link Fan} and {@link Gain}. */
@FunctionalInterface
public interface Initializer {
    /** Zeros. */
    Initializer ZEROS = (shape, dtype, key) -> NdArray.zeros(shape, dtype);

    /** Ones. */
    Initializer ONES = (shape, dtype, key) -> NdArray.full(shape, dtype, 1);

    /** Normal with deviation {@code √(2 / fanIn)} (He et al. 2015, arXiv:1502.01852), for layers before a ReLU. */
    Initializer HE_NORMAL = heNormal(Fan.IN, Gain.RELU);

    /** Uniform in {@code ±√(6 / fanIn)}, the same variance as {@link #HE_NORMAL}. */
    Initializer HE_UNIFORM = heUniform(Fan.IN, Gain.RELU);

    /** Normal with deviation {@code √(2 / (fanIn + fanOut))} (Glorot and Bengio 2010, AISTATS), for tanh and sigmoid. */
    Initializer GLOROT_NORMAL = glorotNormal(Gain.LINEAR);

    /** Uniform in {@code ±√(6 / (fanIn + fanOut))}, the same variance as {@link #GLOROT_NORMAL}. */
    Initializer GLOROT_UNIFORM = glorotUniform(Gain.LINEAR);

    /** One value everywhere. */
    static Initializer constant(double value) {
        return (shape, dtype, key) -> NdArray.full(shape, dtype, value);
    }

    /** Uniform from {@code low} to {@code high}. */
    static Initializer uniform(double low, double high) {
        if (!(low <= high && Double.isFinite(high - low))) {
            throw new IllegalArgumentException(
                    "uniform initializer: expected finite low <= high, found " + low + " and " + high);
        }
        return (shape, dtype, key) -> key.uniform(shape, dtype, low, high);
    }

    /** Normal. */
    static Initializer normal(double mean, double deviation) {
        if (!Double.isFinite(mean) || !(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "normal initializer: expected a finite mean and a finite deviation >= 0, found " + mean + " and "
                            + deviation);
        }
        return (shape, dtype, key) -> key.normal(shape, dtype, mean, deviation);
    }

    /**
     * Normal, but only between {@code low} and {@code high}, as {@code torch.nn.init.trunc_normal_}: the bounds are values, not
     * deviations, and may be infinite; mean and deviation are those before the cut (math.md §13.3).
     */
    static Initializer truncatedNormal(double mean, double deviation, double low, double high) {
        return new TruncatedNormal(mean, deviation, low, high);
    }

    /** Normal with deviation {@code gain / √fan} (math.md §13.2); {@code torch.nn.init.kaiming_normal_}. */
    static Initializer heNormal(Fan fan, Gain gain) {
        return new VarianceScaling("He", fan, gain, false);
    }

    /** Uniform in {@code ±gain √(3 / fan)} (math.md §13.2); {@code torch.nn.init.kaiming_uniform_}. */
    static Initializer heUniform(Fan fan, Gain gain) {
        return new VarianceScaling("He", fan, gain, true);
    }

    /** Normal with deviation {@code gain √(2 / (fanIn + fanOut))} (math.md §13.2); {@code torch.nn.init.xavier_normal_}. */
    static Initializer glorotNormal(Gain gain) {
        return new VarianceScaling("Glorot", Fan.AVERAGE, gain, false);
    }

    /** Uniform in {@code ±gain √(6 / (fanIn + fanOut))} (math.md §13.2); {@code torch.nn.init.xavier_uniform_}. */
    static Initializer glorotUniform(Gain gain) {
        return new VarianceScaling("Glorot", Fan.AVERAGE, gain, true);
    }

    /** A random orthogonal matrix [out, rest] times the gain (math.md §13.4); {@code torch.nn.init.orthogonal_}. */
    static Initializer orthogonal(Gain gain) {
        return new Orthogonal(gain);
    }

    /** The first value of a parameter of this shape and floating type. */
    NdArray draw(Shape shape, DType dtype, RandomKey key);
}

package gradbook.engine.nn;

/**
 * The factor by which weights are scaled for the activation behind them, with the values of PyTorch's
 * {@code torch.nn.init.calculate_gain} (math.md §13.1).
 *
 * @param square the gain squared, which is what a variance is multiplied by
 */
public record Gain(double square) {
    /** 1: no activation. */
    public static final Gain LINEAR = new Gain(1);

    /** 1. */
    public static final Gain SIGMOID = new Gain(1);

    /** 5/3. */
    public static final Gain TANH = new Gain(25.0 / 9);

    /** √2: half of the inputs are cut off (He et al. 2015, arXiv:1502.01852). */
    public static final Gain RELU = new Gain(2);

    /** 3/4. */
    public static final Gain SELU = new Gain(9.0 / 16);

    public Gain {
        if (!(square >= 0 && square < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gain: expected a finite square >= 0, found " + square);
        }
    }

    /** {@code √(2 / (1 + slope²))}, for a ReLU with this slope below zero. */
    public static Gain leakyRelu(double slope) {
        if (!Double.isFinite(slope)) {
            throw new IllegalArgumentException("gain: expected a finite slope, found " + slope);
        }
        return new Gain(2 / (1 + slope * slope));
    }

    /** A gain of this value. */
    public static Gain of(double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("gain: expected a value >= 0, found " + value);
        }
        return new Gain(value * value);
    }

    /** The gain itself. */
    public double value() {
        return Math.sqrt(square);
    }
}

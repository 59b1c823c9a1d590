package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;

/**
 * A normal distribution cut to {@code low <= x <= high} (math.md §13.3), by rejection after Robert, "Simulation of truncated
 * normal variables", Statistics and Computing 5 (1995). Try t of element i is drawn under {@code key.fold(i).fold(t)}, so an
 * element depends on its key and place alone. The inverse of the distribution function would take one draw, but needs the
 * error function's inverse and loses its digits in the upper tail; here about two tries do for any bounds.
 */
record TruncatedNormal(double mean, double deviation, double low, double high) implements Initializer {
    /** Up to this width about the mean, √(2π), a flat proposal is accepted more often than a normal one. */
    private static final double FLAT = Math.sqrt(2 * Math.PI);

    /** In deviations. What lies beyond a lies within 1 / a of it, less than a rounding of a. */
    private static final double FAR = 1e8;

    TruncatedNormal {
        if (!Double.isFinite(mean) || !(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "truncated normal initializer: expected a finite mean and a finite deviation > 0, found " + mean
                            + " and " + deviation);
        }
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "truncated normal initializer: expected low < high, found " + low + " and " + high);
        }
    }

    @Override
    public NdArray draw(Shape shape, DType dtype, RandomKey key) {
        if (!dtype.isFloating()) {
            throw new IllegalArgumentException(
                    "truncated normal initializer: expected a floating type, found " + dtype);
        }
        double a = (low - mean) / deviation;
        double b = (high - mean) / deviation;
        if (a >= FAR || b <= -FAR) {
            return NdArray.full(shape, dtype, a > 0 ? low : high);
        }
        double[] values = new double[shape.count()];
        for (int i = 0; i < values.length; i++) {
            // Below the mean all is mirrored, so that the tail is the upper one.
            double z = b < 0 ? -standard(-b, -a, key.fold(i)) : standard(a, b, key.fold(i));
            // Only the rounding of this line can leave the bounds.
            values[i] = Math.max(low, Math.min(high, mean + deviation * z));
        }
        return NdArray.of(shape, values).to(dtype);
    }

    /** The first try that is accepted, in {@code a..b}, {@code b >= 0}. */
    private static double standard(double a, double b, RandomKey key) {
        double root = Math.sqrt(a * a + 4);
        double flat = a <= 0 ? FLAT : 2 / (a + root) * StrictMath.exp((2 + a * a - a * root) / 4);
        for (int t = 0; ; t++) {
            RandomKey own = key.fold(t);
            double z = b - a <= flat ? flat(a, b, own) : a <= 0 ? normal(own) : exponential(a, (a + root) / 2, own);
            if (z >= a && z <= b) { // not so if NaN
                return z;
            }
        }
    }

    private static double normal(RandomKey key) {
        return key.normal(Shape.SCALAR, DType.FLOAT64, 0, 1).item();
    }

    /** Uniform in a..b, kept with probability {@code e^((m² - z²) / 2)}, m the place of the highest density; else NaN. */
    private static double flat(double a, double b, RandomKey key) {
        NdArray u = key.uniform(Shape.of(2), DType.FLOAT64, 0, 1);
        double z = a + u.at(0) * (b - a);
        double m = Math.max(a, 0);
        return u.at(1) < StrictMath.exp((m - z) * (m + z) / 2) ? z : Double.NaN;
    }

    /** Exponential from a on, kept with probability {@code e^(-(z - rate)² / 2)}, else NaN. */
    private static double exponential(double a, double rate, RandomKey key) {
        NdArray u = key.uniform(Shape.of(2), DType.FLOAT64, 0, 1);
        double z = a - StrictMath.log(1 - u.at(0)) / rate;
        return u.at(1) < StrictMath.exp(-(z - rate) * (z - rate) / 2) ? z : Double.NaN;
    }
}

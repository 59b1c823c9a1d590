package gradbook.engine.random;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Fma;
import java.nio.charset.StandardCharsets;

/**
 * A key to random numbers, not a stream of them: equal keys give equal draws, and a key is divided by folding in what the
 * draws are for, {@code key.fold("shuffle").fold(epoch)}. So adding a layer or a dropout never shifts another draw.
 *
 * <p>A draw is Philox4x32-10 under this key at the counter {@code (block, 0, 0, purpose)}; each block gives four words.
 *
 * @param bits the Philox key, low word first
 */
public record RandomKey(long bits) {
    private static final int PURPOSE_DRAW = 0;
    private static final int PURPOSE_FOLD_NUMBER = 1;
    private static final int PURPOSE_FOLD_NAME = 2;

    private static final double TWO_PI = 2 * Math.PI;

    /** The key of a seed. */
    public static RandomKey of(long seed) {
        return new RandomKey(seed);
    }

    /** The key for one of many numbered purposes, for instance an epoch. */
    public RandomKey fold(long number) {
        return derive(number, PURPOSE_FOLD_NUMBER);
    }

    /** The key for a named purpose, for instance {@code "fc1.weight"}. */
    public RandomKey fold(String name) {
        // FNV-1a, 64 bits, over the UTF-8 bytes (Fowler, Noll, Vo): Philox does the mixing, this only tells names
        // apart.
        long hash = 0xcbf29ce484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return derive(hash, PURPOSE_FOLD_NAME);
    }

    private RandomKey derive(long data, int purpose) {
        int[] words = {(int) data, (int) (data >>> 32), 0, purpose};
        Philox.apply(words, (int) bits, (int) (bits >>> 32));
        return new RandomKey((words[0] & 0xFFFFFFFFL) | (long) words[1] << 32);
    }

    /** The first {@code count} random words of this key. */
    public int[] words(int count) {
        int[] words = new int[count];
        int[] block = new int[4];
        for (int i = 0; i < count; i++) {
            if (i % 4 == 0) {
                block[0] = i / 4;
                block[1] = 0;
                block[2] = 0;
                block[3] = PURPOSE_DRAW;
                Philox.apply(block, (int) bits, (int) (bits >>> 32));
            }
            words[i] = block[i % 4];
        }
        return words;
    }

    /**
     * Uniform numbers from {@code low} to {@code high}: 24 random bits for a float32, 53 for a float64, scaled by one
     * {@code fma} (whose rounding may reach {@code high}).
     *
     * @throws IllegalArgumentException for int32
     */
    public NdArray uniform(Shape shape, DType dtype, double low, double high) {
        int count = shape.count();
        if (dtype == DType.FLOAT32) {
            int[] words = words(count);
            float[] values = new float[count];
            float scale = (float) (high - low);
            for (int i = 0; i < count; i++) {
                values[i] = Fma.fma((words[i] >>> 8) * 0x1p-24f, scale, (float) low);
            }
            return NdArray.of(shape, values);
        }
        floating(dtype);
        double[] values = unit(count);
        for (int i = 0; i < count; i++) {
            values[i] = Fma.fma(values[i], high - low, low);
        }
        return NdArray.of(shape, values);
    }

    /**
     * Normal numbers, two from each pair of uniform ones: {@code r cos φ} and {@code r sin φ} with {@code r = √(-2 ln(1-u))},
     * {@code φ = 2π v} (Box and Muller 1958), computed in float64 and rounded once to {@code dtype}.
     */
    public NdArray normal(Shape shape, DType dtype, double mean, double deviation) {
        floating(dtype);
        int count = shape.count();
        double[] uniform = unit(count + count % 2);
        double[] values = new double[count];
        for (int i = 0; i < count; i += 2) {
            double r = deviation * Math.sqrt(-2 * StrictMath.log(1 - uniform[i]));
            double phi = TWO_PI * uniform[i + 1];
            values[i] = mean + r * StrictMath.cos(phi);
            if (i + 1 < count) {
                values[i + 1] = mean + r * StrictMath.sin(phi);
            }
        }
        return NdArray.of(shape, values).to(dtype);
    }

    /**
     * A permutation of {@code 0..n-1} (Fisher and Yates, from the end). A place up to {@code i} is the high half of a 64-bit
     * draw times i, which misses uniformity by less than i / 2^64.
     */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        int[] words = words(2 * n);
        for (int i = n - 1; i > 0; i--) {
            int place = (int) unsignedMultiplyHigh(draw(words, i), i + 1);
            int held = order[i];
            order[i] = order[place];
            order[place] = held;
        }
        return order;
    }

    /**
     * Whole numbers from 0 to {@code bound - 1}, each the high half of a 64-bit draw times the bound, which misses uniformity by less
     * than bound / 2^64.
     */
    public int[] integers(int count, int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("random: expected a bound of at least 1, found " + bound);
        }
        int[] words = words(Math.multiplyExact(2, count));
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = (int) unsignedMultiplyHigh(draw(words, i), bound);
        }
        return values;
    }

    /**
     * One place of a list of weights, as likely as its share of their sum: the first whose running sum, in float64, exceeds a uniform
     * draw of 53 bits times the whole.
     *
     * @param weights [n], floating, none negative, one at least positive
     */
    public int categorical(NdArray weights) {
        floating(weights.dtype());
        double total = 0;
        int last = -1;
        for (int i = 0; i < weights.count(); i++) {
            double weight = weights.at(i);
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "random: expected finite weights that are not negative, found " + weight + " at place " + i);
            }
            total += weight;
            last = weight > 0 ? i : last;
        }
        if (last < 0) {
            throw new IllegalArgumentException("random: expected a weight above 0, found none of " + weights.count());
        }
        double threshold = unit(1)[0] * total;
        double sum = 0;
        for (int i = 0; i < last; i++) {
            sum += weights.at(i);
            if (sum > threshold) {
                return i;
            }
        }
        return last;
    }

    /** 64 bits from two words. */
    private static long draw(int[] words, int i) {
        return (words[2 * i] & 0xFFFFFFFFL) | (long) words[2 * i + 1] << 32;
    }

    /** {@code Math.unsignedMultiplyHigh} of JDK 18, for a non-negative second factor. */
    private static long unsignedMultiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b);
    }

    /** Uniform float64 in [0, 1): 53 bits from two words. */
    private double[] unit(int count) {
        int[] words = words(2 * count);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (draw(words, i) >>> 11) * 0x1p-53;
        }
        return values;
    }

    private static void floating(DType dtype) {
        if (!dtype.isFloating()) {
            throw new IllegalArgumentException("random: expected a floating type, found " + dtype);
        }
    }
}

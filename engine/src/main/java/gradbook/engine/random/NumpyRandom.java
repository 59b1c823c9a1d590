package gradbook.engine.random;

import java.util.stream.IntStream;

/**
 * NumPy's legacy generator, {@code numpy.random.RandomState}, whose stream NumPy has frozen (NEP 19).
 *
 * <p>Uniforms and permutations are NumPy's to the bit. A normal is within 3 units in the last place of NumPy's, and 97
 * of 100 are equal (200,000 draws against NumPy 2.4.6): its logarithm is {@link StrictMath}'s, the same on every machine,
 * where NumPy's is that of the C library it was built with.
 */
public final class NumpyRandom {
    private final MersenneTwister twister;

    /** The second normal of a pair, or NaN when it has been given out. */
    private double cached = Double.NaN;

    private NumpyRandom(MersenneTwister twister) {
        this.twister = twister;
    }

    /** {@code numpy.random.seed(seed)} for a seed of 0 to 2³² - 1. */
    public static NumpyRandom ofSeed(long seed) {
        if (seed < 0 || seed > 0xffffffffL) {
            throw new IllegalArgumentException("NumPy takes seeds of 0 to 4294967295: " + seed);
        }
        return new NumpyRandom(MersenneTwister.ofSeed((int) seed));
    }

    /** {@code random_sample()}: uniform on [0, 1), 53 bits. */
    public double randomSample() {
        return twister.nextDouble();
    }

    /** {@code uniform(low, high)}: {@code low + (high - low) random_sample()}. */
    public double uniform(double low, double high) {
        return low + (high - low) * randomSample();
    }

    /**
     * {@code randint(low, high)}: uniform on {@code low} to {@code high - 1}, by drawing as many bits as there are numbers to choose from
     * until they are not above the last one. If there is only one, nothing is drawn.
     *
     * @throws IllegalArgumentException if there are none, or 2³² or more
     */
    public long randint(long low, long high) {
        long range = high - low - 1;
        if (range < 0 || range > 0xffffffffL) {
            throw new IllegalArgumentException(
                    "randint: expected 1 to 4294967296 integers to choose from, found those of " + low + " to " + high
                            + " - 1");
        }
        return low + (range == 0 ? 0 : Integer.toUnsignedLong(upTo((int) range)));
    }

    /** {@code permutation(n)}: 0 to n - 1, shuffled. */
    public int[] permutation(int n) {
        int[] x = IntStream.range(0, n).toArray();
        shuffle(x);
        return x;
    }

    /** {@code shuffle(x)}: for i from the last index down to 1, swaps {@code x[i]} with a uniform {@code x[0 … i]}. */
    public void shuffle(int[] x) {
        for (int i = x.length - 1; i > 0; i--) {
            int j = upTo(i);
            int swapped = x[i];
            x[i] = x[j];
            x[j] = swapped;
        }
    }

    /** {@code random_interval}: uniform on 0 … max, by drawing as many bits as max has until they are not above it. */
    private int upTo(int max) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(max);
        int value = twister.nextInt32() & mask;
        while (Integer.compareUnsigned(value, max) > 0) {
            value = twister.nextInt32() & mask;
        }
        return value;
    }

    /** {@code normal(loc, scale)}: {@code loc + scale z} with z standard normal. */
    public double normal(double loc, double scale) {
        return loc + scale * standardNormal();
    }

    /**
     * {@code standard_normal()} and {@code randn()}: Marsaglia's polar method. Of a uniform point (u, v) in the unit disc,
     * {@code r² = u² + v²}, both {@code v √(-2 ln r² / r²)} and {@code u √(-2 ln r² / r²)} are normal; they are given
     * out in this order.
     */
    public double standardNormal() {
        if (!Double.isNaN(cached)) {
            double z = cached;
            cached = Double.NaN;
            return z;
        }
        double u;
        double v;
        double r2;
        do {
            u = 2 * randomSample() - 1;
            v = 2 * randomSample() - 1;
            r2 = u * u + v * v;
        } while (r2 >= 1 || r2 == 0);
        double f = Math.sqrt(-2 * StrictMath.log(r2) / r2);
        cached = f * u;
        return f * v;
    }
}

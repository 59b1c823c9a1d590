package gradbook.engine.random;

/**
 * Python's {@code random.Random} as CPython computes it ({@code Modules/_randommodule.c}, {@code Lib/random.py}).
 *
 * <p>All draws are Python's to the bit but {@link #gauss}, whose logarithm, sine and cosine are {@link StrictMath}'s, the same on every
 * machine, where Python's are those of the C library it was built with.
 */
public final class PythonRandom {
    private static final double TWO_PI = 2 * Math.PI;

    private final MersenneTwister twister;

    /** The second normal of a pair, or NaN when it has been given out. */
    private double cached = Double.NaN;

    private PythonRandom(MersenneTwister twister) {
        this.twister = twister;
    }

    /** {@code random.seed(seed)}: the key is {@code |seed|} in 32-bit words, lowest first, at least one. */
    public static PythonRandom ofSeed(long seed) {
        // abs(Long.MIN_VALUE) is itself, and read as unsigned words that is 2⁶³: what Python's abs gives.
        long magnitude = Math.abs(seed);
        int low = (int) magnitude;
        int high = (int) (magnitude >>> 32);
        return new PythonRandom(high == 0 ? MersenneTwister.ofKey(low) : MersenneTwister.ofKey(low, high));
    }

    /** {@code random.random()}: uniform on [0, 1), 53 bits. */
    public double random() {
        return twister.nextDouble();
    }

    /** {@code random.uniform(a, b)}: {@code a + (b - a) random()}. */
    public double uniform(double a, double b) {
        return a + (b - a) * random();
    }

    /**
     * {@code random.getrandbits(bits)}: words lowest first, of the last one its highest bits.
     *
     * @param bits 1 to 63
     */
    public long getrandbits(int bits) {
        if (bits < 1 || bits > Long.SIZE - 1) {
            throw new IllegalArgumentException("getrandbits: expected 1 to 63 bits, found " + bits);
        }
        if (bits <= Integer.SIZE) {
            return word() >>> (Integer.SIZE - bits);
        }
        long low = word();
        return word() >>> (Long.SIZE - bits) << Integer.SIZE | low;
    }

    /**
     * {@code random.randrange(stop)} of Python 3: as many bits as {@code stop} has, until they are below it.
     *
     * @param stop at least 1
     */
    public long randrange(long stop) {
        if (stop < 1) {
            throw new IllegalArgumentException("randrange: expected a stop of at least 1, found " + stop);
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(stop);
        long drawn = getrandbits(bits);
        while (drawn >= stop) {
            drawn = getrandbits(bits);
        }
        return drawn;
    }

    /** {@code random.shuffle(x)} of Python 3: for i from the last index down to 1, swaps {@code x[i]} with {@code x[randrange(i + 1)]}. */
    public void shuffle(int[] x) {
        for (int i = x.length - 1; i > 0; i--) {
            swap(x, i, (int) randrange(i + 1L));
        }
    }

    /** {@code random.shuffle(x)} of Python 2: likewise with {@code x[int(random() * (i + 1))]}. */
    public void shuffleOfPython2(int[] x) {
        for (int i = x.length - 1; i > 0; i--) {
            swap(x, i, (int) (random() * (i + 1)));
        }
    }

    /** {@code random.gauss(mu, sigma)}: of a uniform angle and radius {@code √(-2 ln(1 - u))} first the cosine, then the sine. */
    public double gauss(double mu, double sigma) {
        double z = cached;
        cached = Double.NaN;
        if (Double.isNaN(z)) {
            double angle = TWO_PI * random();
            double radius = Math.sqrt(-2 * StrictMath.log(1 - random()));
            z = StrictMath.cos(angle) * radius;
            cached = StrictMath.sin(angle) * radius;
        }
        return mu + z * sigma;
    }

    private long word() {
        return Integer.toUnsignedLong(twister.nextInt32());
    }

    private static void swap(int[] x, int i, int j) {
        int swapped = x[i];
        x[i] = x[j];
        x[j] = swapped;
    }
}

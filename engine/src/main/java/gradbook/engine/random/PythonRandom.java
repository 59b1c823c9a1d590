package gradbook.engine.random;

/** Python's {@code random.Random} as CPython computes it ({@code Modules/_randommodule.c}, {@code Lib/random.py}). */
public final class PythonRandom {
    private final MersenneTwister twister;

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
}

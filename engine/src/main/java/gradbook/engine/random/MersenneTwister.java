package gradbook.engine.random;

/**
 * MT19937, the generator beneath Python's {@code random}, NumPy's {@code RandomState} and torch's CPU generator.
 *
 * <p>Source: M. Matsumoto and T. Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998), and the authors' mt19937ar.c
 * (2002), whose {@code init_genrand}, {@code init_by_array}, {@code genrand_int32} and {@code genrand_res53} these are.
 */
public final class MersenneTwister {
    private static final int N = 624;
    private static final int M = 397;
    private static final int MATRIX_A = 0x9908b0df;
    private static final int UPPER_MASK = 0x80000000;
    private static final int LOWER_MASK = 0x7fffffff;

    private final int[] state;

    /** The next word of {@link #state} to give out; at {@link #N} all have been, and the state is twisted. */
    private int next = N;

    private MersenneTwister(int[] state) {
        this.state = state;
    }

    /** {@code init_genrand}: {@code s₀ = seed}, {@code sᵢ = 1812433253 (sᵢ₋₁ ^ (sᵢ₋₁ >>> 30)) + i}. */
    public static MersenneTwister ofSeed(int seed) {
        int[] s = new int[N];
        s[0] = seed;
        for (int i = 1; i < N; i++) {
            s[i] = 1812433253 * (s[i - 1] ^ (s[i - 1] >>> 30)) + i;
        }
        return new MersenneTwister(s);
    }

    /** {@code init_by_array}: every word of the key, however many, stirs the state of seed 19650218. */
    public static MersenneTwister ofKey(int... key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("Mersenne Twister: the key has no words");
        }
        int[] s = ofSeed(19650218).state;
        int i = 1;
        int j = 0;
        for (int k = Math.max(N, key.length); k > 0; k--) {
            s[i] = (s[i] ^ (s[i - 1] ^ (s[i - 1] >>> 30)) * 1664525) + key[j] + j;
            i = following(i, s);
            j = (j + 1) % key.length;
        }
        for (int k = N - 1; k > 0; k--) {
            s[i] = (s[i] ^ (s[i - 1] ^ (s[i - 1] >>> 30)) * 1566083941) - i;
            i = following(i, s);
        }
        s[0] = 0x80000000;
        return new MersenneTwister(s);
    }

    /** The index after {@code i} in the cycle 1 … 623; the wrap carries the last word to index 0. */
    private static int following(int i, int[] s) {
        if (i + 1 < N) {
            return i + 1;
        }
        s[0] = s[N - 1];
        return 1;
    }

    /** The next 32 bits, as {@code genrand_int32} gives them; read as unsigned by the programs that use them. */
    public int nextInt32() {
        if (next == N) {
            twist();
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    /** Uniform on [0, 1) in steps of 2⁻⁵³: {@code (2²⁶ a + b) / 2⁵³} of 27 bits {@code a}, then 26 bits {@code b}. */
    public double nextDouble() {
        int a = nextInt32() >>> 5;
        int b = nextInt32() >>> 6;
        return (a * 0x1p26 + b) * 0x1p-53;
    }

    private void twist() {
        for (int i = 0; i < N; i++) {
            int y = (state[i] & UPPER_MASK) | (state[(i + 1) % N] & LOWER_MASK);
            state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) * MATRIX_A);
        }
    }
}

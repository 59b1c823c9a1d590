package gradbook.engine.runtime;

/**
 * {@code a b + c}, rounded once, from additions and multiplications that are each rounded (Boldo and Melquiond 2008, "Emulation
 * of FMA and correctly rounded sums: proved algorithms using rounding to odd", IEEE Transactions on Computers 57; math.md §17).
 * What an addition drops is again a number (Knuth's TwoSum), and so is what a multiplication drops (Dekker 1971). A sum that is
 * rounded to odd, which is towards zero with the last bit set if anything was dropped, remembers enough for the last rounding to
 * be the right one.
 */
final class FmaEmulation {
    /** {@code 2²⁷ + 1}: splits 53 bits into 26 and 26. */
    private static final double SPLITTER = 0x1p27 + 1;

    /** Factors below this can be split, products and summands below {@link #LARGE} added, without overflow. */
    private static final double LARGE_FACTOR = 0x1p990;

    private static final double LARGE = 0x1p1020;

    /** What is dropped of a product above this is at least {@code 2⁻¹⁰⁶⁶} in its last place, a number still. */
    private static final double SMALL = 0x1p-960;

    private FmaEmulation() {}

    /** The product of two float32 is exact in float64, and 53 bits rounded to odd are enough for 24. */
    static float fma(float a, float b, float c) {
        double product = (double) a * b;
        double sum = product + c;
        if (!(Math.abs(sum) <= Double.MAX_VALUE)) { // infinite or not a number; finite float32 never get here
            return (float) sum;
        }
        return (float) toOdd(sum, dropped(product, c, sum));
    }

    static double fma(double a, double b, double c) {
        double p = a * b;
        double size = Math.abs(p);
        if (!(size >= SMALL
                && size <= LARGE
                && Math.abs(c) <= LARGE
                && Math.abs(a) <= LARGE_FACTOR
                && Math.abs(b) <= LARGE_FACTOR)) {
            return extreme(a, b, c);
        }
        double low = droppedByProduct(a, b, p);
        double t = c + low;
        double tLow = dropped(c, low, t);
        double v = p + t;
        double vLow = dropped(p, t, v);
        double rest = tLow + vLow;
        return v + toOdd(rest, dropped(tLow, vLow, rest));
    }

    /** Zeros, infinities and what is not a number follow from IEEE 754; rarely there is something left for {@code BigDecimal}. */
    private static double extreme(double a, double b, double c) {
        boolean finiteFactors = Math.abs(a) <= Double.MAX_VALUE && Math.abs(b) <= Double.MAX_VALUE;
        if (a == 0 || b == 0 || !finiteFactors) {
            return a * b + c;
        }
        return Math.abs(c) <= Double.MAX_VALUE ? Math.fma(a, b, c) : c;
    }

    /** {@code x + y - sum}, where sum is {@code x + y} rounded. */
    private static double dropped(double x, double y, double sum) {
        double fromY = sum - x;
        return (x - (sum - fromY)) + (y - fromY);
    }

    /** {@code a b - p}, where p is {@code a b} rounded. */
    private static double droppedByProduct(double a, double b, double p) {
        double aHigh = high(a);
        double aLow = a - aHigh;
        double bHigh = high(b);
        double bLow = b - bHigh;
        return aLow * bLow - (((p - aHigh * bHigh) - aLow * bHigh) - aHigh * bLow);
    }

    private static double high(double x) {
        double scaled = SPLITTER * x;
        return scaled - (scaled - x);
    }

    /** {@code sum + dropped}, of which sum is the nearest float64, rounded to odd. Without branches: they would be guessed wrong half the time. */
    private static double toOdd(double sum, double dropped) {
        long bits = Double.doubleToRawLongBits(sum);
        long rest = Double.doubleToRawLongBits(dropped);
        long size = rest << 1;
        long inexact = (size | -size) >>> 63;
        long beyond = (bits ^ rest) >>> 63; // sum is farther from zero than the exact value
        return Double.longBitsToDouble((bits - (beyond & inexact)) | inexact);
    }
}

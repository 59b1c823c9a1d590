package gradbook.engine.kernel.function;

import gradbook.engine.runtime.Fma;

/**
 * {@code x = count π/2 + rest + low} with {@code |rest| <= π/4} and the count modulo 4. Up to a million, by three constants for π/2 with
 * 160 bits together. Beyond, x times 2/π in integers: the bits of 2/π that make multiples of 4 are left out, 192 bits behind them are
 * kept (Payne and Hanek 1983).
 */
record QuarterTurns(int count, double rest, double low) {
    private static final double NEAR = 1e6;

    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    private static final double HALF_PI_HIGH = 0x1.921fb54442d18p0;
    private static final double HALF_PI_MIDDLE = 0x1.1a62633145c07p-54;
    private static final double HALF_PI_LOW = -0x1.f1976b7ed8fbcp-110;

    /** 64 zeros, then 1280 bits of 2/π behind the point. */
    private static final long[] BITS = {
        0,
        0xa2f9836e4e441529L,
        0xfc2757d1f534ddc0L,
        0xdb6295993c439041L,
        0xfe5163abdebbc561L,
        0xb7246e3a424dd2e0L,
        0x06492eea09d1921cL,
        0xfe1deb1cb129a73eL,
        0xe88235f52ebb4484L,
        0xe99c7026b45f7e41L,
        0x3991d639835339f4L,
        0x9c845f8bbdf9283bL,
        0x1ff897ffde05980fL,
        0xef2f118b5a0a6d1fL,
        0x6d367ecf27cb09b7L,
        0x4f463f669e5fea2dL,
        0x7527bac7ebe5f17bL,
        0x3d0739f78a5292eaL,
        0x6bfb5fb11f8d5d08L,
        0x56033046fc7b6babL,
        0xf0cfbc209af4361dL
    };

    /** Of {@code x >= 0} or NaN. */
    static QuarterTurns of(double x) {
        if (x <= NEAR) {
            double k = Math.rint(x * TWO_OVER_PI);
            double r1 = Fma.fma(k, -HALF_PI_HIGH, x);
            double p = k * HALF_PI_MIDDLE;
            double s = r1 - p;
            double part = s - r1;
            double e = (r1 - (s - part)) - (p + part) - Fma.fma(k, HALF_PI_MIDDLE, -p);
            double low = Fma.fma(k, -HALF_PI_LOW, e);
            double rest = s + low;
            return new QuarterTurns((int) k, rest, (s - rest) + low);
        }
        return x < Double.POSITIVE_INFINITY ? far(x) : new QuarterTurns(0, Double.NaN, Double.NaN);
    }

    /** {@code x = m 2^e}. The first bit that counts is the one with weight {@code 2^(1 - e)}: times m 2^e it makes a multiple of 2. */
    private static QuarterTurns far(double x) {
        int e = Math.getExponent(x) - 52;
        long m = (Double.doubleToRawLongBits(x) & 0xfffffffffffffL) | 0x10000000000000L;
        int first = e + 62; // of BITS, counted from 0
        long high = window(first);
        long middle = window(first + 64);
        long low = window(first + 128);
        long p2 = m * low;
        long carry = multiplyHigh(m, low);
        long p1 = m * middle + carry;
        long p0 = m * high + multiplyHigh(m, middle) + (Long.compareUnsigned(p1, carry) < 0 ? 1 : 0);
        return of((int) (p0 >>> 62), p0 << 2 | p1 >>> 62, p1 << 2 | p2 >>> 62);
    }

    /** Of whole turns and a fraction of 128 bits. */
    private static QuarterTurns of(int turns, long high, long low) {
        boolean up = high < 0; // at least a half: the next whole turn is nearer
        long top = up ? ~high : high;
        long bottom = up ? ~low : low; // the complement is 2^-128 short
        int zeros = Math.min(63, Long.numberOfLeadingZeros(top));
        if (zeros > 0) {
            top = top << zeros | bottom >>> (64 - zeros);
            bottom <<= zeros;
        }
        double scale = Bits.power64(-53 - zeros);
        double a = (top >>> 11) * scale;
        double b = ((top << 53 | bottom >>> 11) >>> 11) * scale * 0x1p-53;
        double product = a * HALF_PI_HIGH;
        double tail = Fma.fma(a, HALF_PI_HIGH, -product) + Fma.fma(a, HALF_PI_MIDDLE, b * HALF_PI_HIGH);
        double rest = product + tail;
        double left = (product - rest) + tail;
        return up ? new QuarterTurns(turns + 1, -rest, -left) : new QuarterTurns(turns, rest, left);
    }

    private static long window(int first) {
        int word = first >> 6;
        int shift = first & 63;
        return shift == 0 ? BITS[word] : BITS[word] << shift | BITS[word + 1] >>> (64 - shift);
    }

    /** The upper 64 bits of the product of m, not negative, and w, without a sign. */
    private static long multiplyHigh(long m, long w) {
        return Math.multiplyHigh(m, w) + (w < 0 ? m : 0);
    }
}

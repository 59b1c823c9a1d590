package gradbook.engine.kernel.function;

import gradbook.engine.runtime.Fma;

/**
 * {@code ln x} and {@code ln(1 + x)}.
 *
 * <p>{@code x = 2^k (1 + f)} with {@code 2/3 <= 1 + f < 4/3}; then {@code ln x = k ln 2 + f + w}. ln 2 is two constants, the first so
 * short that k times it is exact; what the sum of that and f rounds away is added last. For {@code ln(1 + x)}, {@code f = x 2^-k +
 * (2^-k - 1)}, and what that sum rounds away is kept too.
 *
 * <p>float32: {@code w = f² P(f)}, the polynomial with the smallest relative error of {@code ln(1 + f)}, by Remez's exchange in 50 digits,
 * then rounded: 2^-27. float64: {@code w = -s (f - s² L(s²))} with {@code s = f / (2 + f)}, since {@code ln(1 + f) = 2 artanh s = 2s + s³
 * L(s²)} and {@code 2s = f - s f}; L likewise: 2^-61.6.
 */
public final class Logarithm {
    static final float LN2_HIGH = Exponential.LN2_HIGH;
    static final float LN2_LOW = Exponential.LN2_LOW;

    /** The bits of 2/3. */
    static final int TWO_THIRDS = 0x3f2aaaab;

    /** The bits of 4. */
    static final int FOUR = 0x40800000;

    static final int EXPONENT = 0xff800000;

    /** Subnormal numbers are multiplied by {@code 2^25} first. */
    static final float RAISE = 0x1p25f;

    static final float P0 = -0.5f;
    static final float P1 = 0.33333337f;
    static final float P2 = -0.24999648f;
    static final float P3 = 0.19999418f;
    static final float P4 = -0.16684307f;
    static final float P5 = 0.14308871f;
    static final float P6 = -0.12144646f;
    static final float P7 = 0.107102364f;
    static final float P8 = -0.13035104f;
    static final float P9 = 0.121611714f;

    private static final double LN2_HIGH_64 = 0x1.62e42fefa3800p-1;
    private static final double LN2_LOW_64 = 0x1.ef35793c76730p-45;
    private static final long TWO_THIRDS_64 = 0x3fe5555555555555L;
    private static final long EXPONENT_64 = 0xfff0000000000000L;

    private Logarithm() {}

    /** Within 1 ulp. */
    public static float log(float x) {
        if (!(x > 0 && x < Float.POSITIVE_INFINITY)) {
            return x == 0 ? Float.NEGATIVE_INFINITY : x < 0 ? Float.NaN : x;
        }
        boolean subnormal = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(subnormal ? x * RAISE : x);
        int e = (bits - TWO_THIRDS) & EXPONENT;
        float f = Float.intBitsToFloat(bits - e) - 1;
        return sum((e >> 23) - (subnormal ? 25 : 0), f, 0);
    }

    /** Within 1 ulp. */
    public static float log1p(float x) {
        if (!(x > -1 && x < Float.POSITIVE_INFINITY)) {
            return x == -1 ? Float.NEGATIVE_INFINITY : x < -1 ? Float.NaN : x;
        }
        if (Math.abs(x) < 0x1p-25f) {
            return x;
        }
        int e = (Float.floatToRawIntBits(1 + x) - TWO_THIRDS) & EXPONENT;
        float scale = Float.intBitsToFloat(FOUR - e); // 4 2^-k: k may be 128
        float a = 0.25f * x * scale;
        float b = Fma.fma(0.25f, scale, -1);
        float f = a + b;
        float part = f - a;
        float rest = (a - (f - part)) + (b - part);
        return sum(e >> 23, f, Fma.fma(-f, rest, rest));
    }

    /** {@code k ln 2 + ln(1 + f) + rest}. */
    private static float sum(float k, float f, float rest) {
        float p = Fma.fma(P9, f, P8);
        p = Fma.fma(p, f, P7);
        p = Fma.fma(p, f, P6);
        p = Fma.fma(p, f, P5);
        p = Fma.fma(p, f, P4);
        p = Fma.fma(p, f, P3);
        p = Fma.fma(p, f, P2);
        p = Fma.fma(p, f, P1);
        p = Fma.fma(p, f, P0);
        float high = k * LN2_HIGH;
        float y = high + f;
        float low = (high - y) + f + rest;
        return y + (low + Fma.fma(f * f, p, k * LN2_LOW));
    }

    /** Within 2 ulp. */
    public static double log(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : x < 0 ? Double.NaN : x;
        }
        boolean subnormal = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(subnormal ? x * 0x1p54 : x);
        long e = (bits - TWO_THIRDS_64) & EXPONENT_64;
        double f = Double.longBitsToDouble(bits - e) - 1;
        return sum((e >> 52) - (subnormal ? 54 : 0), f, 0);
    }

    /** Within 2 ulp. */
    public static double log1p(double x) {
        if (!(x > -1 && x < Double.POSITIVE_INFINITY)) {
            return x == -1 ? Double.NEGATIVE_INFINITY : x < -1 ? Double.NaN : x;
        }
        if (Math.abs(x) < 0x1p-54) {
            return x;
        }
        long e = (Double.doubleToRawLongBits(1 + x) - TWO_THIRDS_64) & EXPONENT_64;
        double scale = Double.longBitsToDouble((0x401L << 52) - e); // 4 2^-k: k may be 1024
        double a = 0.25 * x * scale;
        double b = Fma.fma(0.25, scale, -1);
        double f = a + b;
        double part = f - a;
        double rest = (a - (f - part)) + (b - part);
        return sum(e >> 52, f, Fma.fma(-f, rest, rest));
    }

    private static double sum(double k, double f, double rest) {
        double s = f / (2 + f);
        double z = s * s;
        double l = Fma.fma(0.13839977892938682, z, 0.13174060612893398);
        l = Fma.fma(l, z, 0.15391083907779113);
        l = Fma.fma(l, z, 0.18181666754515335);
        l = Fma.fma(l, z, 0.22222224281431904);
        l = Fma.fma(l, z, 0.28571428555964634);
        l = Fma.fma(l, z, 0.400000000000561);
        l = Fma.fma(l, z, 0.666666666666666);
        double high = k * LN2_HIGH_64;
        double y = high + f;
        double low = (high - y) + f + rest;
        return y + (low + Fma.fma(-s, Fma.fma(-z, l, f), k * LN2_LOW_64));
    }
}

package gradbook.engine.kernel.function;

import gradbook.engine.runtime.Fma;

/**
 * {@code e^x} and {@code e^x - 1}.
 *
 * <p>{@code x = n ln 2 + r} with {@code |r| <= ln 2 / 2}; ln 2 is two constants, the first so short that {@code n} times it is exact
 * (Cody and Waite 1980). {@code e^r = 1 + r + r² Q(r)}. For {@code e^x} that is scaled by {@code 2^n} in two steps, so that neither step
 * leaves the range; {@code e^x - 1 = (2^n - 1) + 2^n (r + r² Q(r))} keeps what each sum rounds away and adds it last.
 *
 * <p>Q is the polynomial with the smallest relative error of {@code e^r - 1}, by Remez's exchange in 50 digits, then rounded: 2^-28.7
 * in float32, 2^-57.6 in float64.
 */
public final class Exponential {
    static final float LOG2_E = 0x1.715476p0f;
    static final float LN2_HIGH = 0x1.62e4p-1f;
    static final float LN2_LOW = 0x1.7f7d1cp-20f;

    /** Beyond these e^x is 0 or infinite. */
    static final float LOWEST = -104;

    static final float HIGHEST = 89;

    static final float Q0 = 0.5f;
    static final float Q1 = 0.16666666f;
    static final float Q2 = 0.04166636f;
    static final float Q3 = 0.00833339f;
    static final float Q4 = 0.001394067f;
    static final float Q5 = 0.00019845861f;

    private static final double LOG2_E_64 = 0x1.71547652b82fep0;
    private static final double LN2_HIGH_64 = 0x1.62e42fefa3800p-1;
    private static final double LN2_LOW_64 = 0x1.ef35793c76730p-45;

    private Exponential() {}

    /** Within 1 ulp. */
    public static float exp(float x) {
        float c = x > HIGHEST ? HIGHEST : x < LOWEST ? LOWEST : x;
        float t = Fma.fma(c, LOG2_E, Bits.ROUND);
        int n = Float.floatToRawIntBits(t) - Bits.ROUND_BITS;
        float k = t - Bits.ROUND;
        float r = Fma.fma(k, -LN2_HIGH, c);
        float w = beyond(r, k * LN2_LOW);
        float head = 1 + r;
        float y = head + ((1 - head) + r + w);
        int half = n >> 1;
        return y * Bits.power(half) * Bits.power(n - half);
    }

    /** {@code e^(r - low) - 1 - r}. */
    static float beyond(float r, float low) {
        float d = r - low;
        float q = Fma.fma(Q5, d, Q4);
        q = Fma.fma(q, d, Q3);
        q = Fma.fma(q, d, Q2);
        q = Fma.fma(q, d, Q1);
        q = Fma.fma(q, d, Q0);
        return Fma.fma(d * d, q, -low);
    }

    /** Within 1 ulp. */
    public static float expm1(float x) {
        if (Math.abs(x) < 0x1p-25f) {
            return x;
        }
        float c = x > HIGHEST ? HIGHEST : x < -20 ? -20 : x;
        float t = Fma.fma(c, LOG2_E, Bits.ROUND);
        float k = t - Bits.ROUND;
        float r = Fma.fma(k, -LN2_HIGH, c);
        float w = beyond(r, k * LN2_LOW);
        float h = r + w;
        float l = (r - h) + w;
        float half = Bits.power(Float.floatToRawIntBits(t) - Bits.ROUND_BITS - 1); // 2^128 itself is no float
        float a = half - 0.5f;
        float b = half * h;
        float sum = a + b;
        return 2 * (sum + (Fma.fma(half, l, (a - sum) + b) + ((half - a) - 0.5f)));
    }

    /** Within 2 ulp. */
    public static double exp(double x) {
        double c = x > 710 ? 710 : x < -746 ? -746 : x;
        double k = Math.rint(c * LOG2_E_64);
        int n = (int) k;
        double r = Fma.fma(k, -LN2_HIGH_64, c);
        double w = beyond(r, k * LN2_LOW_64);
        double head = 1 + r;
        double y = head + ((1 - head) + r + w);
        int half = n >> 1;
        return y * Bits.power64(half) * Bits.power64(n - half);
    }

    private static double beyond(double r, double low) {
        double d = r - low;
        double q = Fma.fma(2.1311970915752483e-09, d, 2.5102978616480786e-08);
        q = Fma.fma(q, d, 2.755603938261192e-07);
        q = Fma.fma(q, d, 2.7557262420161756e-06);
        q = Fma.fma(q, d, 2.4801588663018103e-05);
        q = Fma.fma(q, d, 0.00019841269867769553);
        q = Fma.fma(q, d, 0.0013888888888291416);
        q = Fma.fma(q, d, 0.008333333333328554);
        q = Fma.fma(q, d, 0.041666666666667636);
        q = Fma.fma(q, d, 0.16666666666666669);
        q = Fma.fma(q, d, 0.5);
        return Fma.fma(d * d, q, -low);
    }

    /** Within 2 ulp. */
    public static double expm1(double x) {
        if (Math.abs(x) < 0x1p-54) {
            return x;
        }
        return Parts.of(x > 710 ? 710 : x < -40 ? -40 : x).lessOne();
    }

    /** {@code e^x = 2 half (1 + h + l)}, a power of two and a sum of two numbers that is exact to some 70 bits. */
    record Parts(double half, double h, double l) {
        /** {@code |x| <= 710}. */
        static Parts of(double x) {
            double k = Math.rint(x * LOG2_E_64);
            double r = Fma.fma(k, -LN2_HIGH_64, x);
            double w = beyond(r, k * LN2_LOW_64);
            double h = r + w;
            return new Parts(Bits.power64((int) k - 1), h, (r - h) + w);
        }

        double lessOne() {
            double a = half - 0.5;
            double b = half * h;
            double sum = a + b;
            return 2 * (sum + (Fma.fma(half, l, (a - sum) + b) + ((half - a) - 0.5)));
        }
    }
}

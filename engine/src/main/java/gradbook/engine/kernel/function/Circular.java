package gradbook.engine.kernel.function;

import gradbook.engine.runtime.Fma;

/**
 * {@code sin x} and {@code cos x}, x in radians.
 *
 * <p>{@code x = n π/2 + r} with {@code |r| <= π/4}, r as a sum of two numbers {@code r + low}. Up to {@link #FAR}, π/2 is three constants:
 * n times the first leaves an exact difference, n times the second is exact (Cody and Waite 1980); beyond, {@link QuarterTurns}.
 * Then {@code sin r = r + r³ S(r²)} and {@code cos r = 1 - r²/2 + r⁴ C(r²)}, and n says which of the two, and with which sign.
 *
 * <p>S and C have the smallest relative errors of sine and cosine, by Remez's exchange in 50 digits, then rounded: 2^-27.9 and 2^-32.9
 * in float32, 2^-57.8 and 2^-63.9 in float64.
 */
public final class Circular {
    /** float32 sizes beyond which {@link QuarterTurns} are counted: n has at most 12 bits up to here. */
    static final float FAR = 4096;

    static final float TWO_OVER_PI = 0x1.45f306p-1f;
    static final float HALF_PI_HIGH = 0x1.921fb6p0f;
    static final float HALF_PI_MIDDLE = -0x1.778p-25f;
    static final float HALF_PI_LOW = 0x1.68c234p-39f;

    static final float S0 = -0.16666655f;
    static final float S1 = 0.008332189f;
    static final float S2 = -0.00019518283f;
    static final float C0 = 0.041666646f;
    static final float C1 = -0.001388731f;
    static final float C2 = 2.4432326e-05f;

    private Circular() {}

    /** Within 1 ulp. */
    public static float sin(float x) {
        float size = Math.abs(x);
        float y = size <= FAR ? near(size, 0) : far(size, 0);
        return Float.intBitsToFloat(Float.floatToRawIntBits(y) ^ (Float.floatToRawIntBits(x) & Integer.MIN_VALUE));
    }

    /** Within 1 ulp. */
    public static float cos(float x) {
        float size = Math.abs(x);
        return size <= FAR ? near(size, 1) : far(size, 1);
    }

    /** The sine of {@code size} and so many quarter turns. */
    private static float near(float size, int turns) {
        float t = Fma.fma(size, TWO_OVER_PI, Bits.ROUND);
        float k = t - Bits.ROUND;
        float r1 = Fma.fma(k, -HALF_PI_HIGH, size);
        float p = k * HALF_PI_MIDDLE;
        float s = r1 - p;
        float part = s - r1;
        float e = (r1 - (s - part)) - (p + part);
        float low = Fma.fma(k, -HALF_PI_LOW, e);
        float r = s + low;
        return sine(r, (s - r) + low, Float.floatToRawIntBits(t) + turns);
    }

    private static float far(float size, int turns) {
        QuarterTurns quarter = QuarterTurns.of(size);
        float r = (float) quarter.rest();
        return sine(r, (float) (quarter.rest() - r), quarter.count() + turns);
    }

    /** The sine of {@code r + low} and so many quarter turns. */
    private static float sine(float r, float low, int turns) {
        float z = r * r;
        float y;
        if ((turns & 1) == 0) {
            float s = Fma.fma(Fma.fma(S2, z, S1), z, S0);
            y = r + Fma.fma(z * r, s, Fma.fma(-0.5f * z, low, low));
        } else {
            float c = Fma.fma(Fma.fma(C2, z, C1), z, C0);
            float half = 0.5f * z;
            float head = 1 - half;
            float rest = Fma.fma(-r, low, -0.5f * Fma.fma(r, r, -z));
            y = head + ((1 - head) - half + Fma.fma(z * z, c, rest));
        }
        return Float.intBitsToFloat(Float.floatToRawIntBits(y) ^ ((turns & 2) << 30));
    }

    /** Within 2 ulp. */
    public static double sin(double x) {
        return Math.abs(x) < 0x1p-27 ? x : Math.copySign(1, x) * sine(QuarterTurns.of(Math.abs(x)), 0);
    }

    /** Within 2 ulp. */
    public static double cos(double x) {
        return sine(QuarterTurns.of(Math.abs(x)), 1);
    }

    private static double sine(QuarterTurns quarter, int more) {
        double r = quarter.rest();
        double low = quarter.low();
        int turns = quarter.count() + more;
        double z = r * r;
        double y;
        if ((turns & 1) == 0) {
            double s = Fma.fma(1.5895432420492228e-10, z, -2.505073437089608e-08);
            s = Fma.fma(s, z, 2.7557313538419527e-06);
            s = Fma.fma(s, z, -0.00019841269829358398);
            s = Fma.fma(s, z, 0.00833333333332184);
            s = Fma.fma(s, z, -0.1666666666666663);
            y = r + Fma.fma(z * r, s, Fma.fma(-0.5 * z, low, low));
        } else {
            double c = Fma.fma(-1.1358732807247944e-11, z, 2.0875705115944093e-09);
            c = Fma.fma(c, z, -2.75573142153053e-07);
            c = Fma.fma(c, z, 2.4801587288997492e-05);
            c = Fma.fma(c, z, -0.0013888888888873338);
            c = Fma.fma(c, z, 0.041666666666666595);
            double half = 0.5 * z;
            double head = 1 - half;
            double rest = Fma.fma(-r, low, -0.5 * Fma.fma(r, r, -z));
            y = head + ((1 - head) - half + Fma.fma(z * z, c, rest));
        }
        return (turns & 2) == 0 ? y : -y;
    }
}

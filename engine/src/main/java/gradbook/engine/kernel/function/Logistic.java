package gradbook.engine.kernel.function;

import gradbook.engine.runtime.Fma;

/**
 * {@code sigmoid x = 1 / (1 + e^-x)}; of the two equal forms, {@code 1 / (1 + e)} and {@code e / (1 + e)} with {@code e = e^-|x|}, the
 * one whose exponential cannot overflow. e comes as in {@link Exponential}, as a sum of two numbers times a power of two, which is
 * multiplied last; what {@code 1 + e} rounds away and the quotient's remainder are divided once more.
 */
public final class Logistic {
    private Logistic() {}

    /** Within 1 ulp. */
    public static float sigmoid(float x) {
        float size = -Math.abs(x);
        float c = size < Exponential.LOWEST ? Exponential.LOWEST : size;
        float t = Fma.fma(c, Exponential.LOG2_E, Bits.ROUND);
        int n = Float.floatToRawIntBits(t) - Bits.ROUND_BITS;
        float k = t - Bits.ROUND;
        float r = Fma.fma(k, -Exponential.LN2_HIGH, c);
        float w = Exponential.beyond(r, k * Exponential.LN2_LOW);
        float head = 1 + r;
        float part = (1 - head) + r + w;
        float high = head + part;
        float low = (head - high) + part;
        int half = n >> 1;
        float power = Bits.power(half);
        float power2 = Bits.power(n - half);
        float e = high * power * power2;
        float below = 1 + e;
        float restBelow = Fma.fma(low * power, power2, (1 - below) + e);
        boolean negative = x < 0;
        float above = negative ? high : 1;
        float restAbove = negative ? low : 0;
        float inverse = 1 / below;
        float y = above * inverse;
        float rest = Fma.fma(-y, restBelow, Fma.fma(-y, below, above) + restAbove);
        float quotient = Fma.fma(rest, inverse, y);
        return negative ? quotient * power * power2 : quotient;
    }

    /** Within 2 ulp. */
    public static double sigmoid(double x) {
        double e = Exponential.exp(-Math.abs(x));
        double above = x < 0 ? e : 1;
        double below = 1 + e;
        double restBelow = (1 - below) + e;
        double y = above / below;
        double rest = Fma.fma(-y, restBelow, Fma.fma(-y, below, above));
        return y + rest / below;
    }
}

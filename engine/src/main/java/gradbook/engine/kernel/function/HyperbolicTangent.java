package gradbook.engine.kernel.function;

import gradbook.engine.runtime.Fma;

/**
 * {@code tanh x = E / (E + 2)} with {@code E = e^(2|x|) - 1}, and the sign of x. One formula for all x: E comes as in {@link Exponential},
 * as a sum of two numbers, and so does {@code E + 2}; the quotient's remainder is divided once more.
 */
public final class HyperbolicTangent {
    /** From here on tanh is 1. */
    static final float LARGE = 10;

    private HyperbolicTangent() {}

    /** Within 1 ulp. */
    public static float tanh(float x) {
        float size = Math.abs(x);
        float c = size > LARGE ? 2 * LARGE : 2 * size;
        float t = Fma.fma(c, Exponential.LOG2_E, Bits.ROUND);
        float k = t - Bits.ROUND;
        float r = Fma.fma(k, -Exponential.LN2_HIGH, c);
        float w = Exponential.beyond(r, k * Exponential.LN2_LOW);
        float h = r + w;
        float power = Bits.power(Float.floatToRawIntBits(t) - Bits.ROUND_BITS);
        float b = power * h;
        float low = power * ((r - h) + w);
        float a = power - 1;
        float above = a + b;
        float restAbove = (a - above) + b + (((power - a) - 1) + low);
        float d = power + 1;
        float below = d + b;
        float restBelow = (d - below) + b + (((power - d) + 1) + low);
        float inverse = 1 / below;
        float y = above * inverse;
        float rest = Fma.fma(-y, restBelow, Fma.fma(-y, below, above) + restAbove);
        return Math.copySign(Fma.fma(rest, inverse, y), x);
    }

    /** Within 2 ulp. */
    public static double tanh(double x) {
        double size = Math.abs(x);
        if (size < 0x1p-28) {
            return x;
        }
        Exponential.Parts e = Exponential.Parts.of(size > 20 ? 40 : 2 * size);
        double power = 2 * e.half();
        double b = power * e.h();
        double low = power * e.l();
        double a = power - 1;
        double above = a + b;
        double restAbove = (a - above) + b + (((power - a) - 1) + low);
        double d = power + 1;
        double below = d + b;
        double restBelow = (d - below) + b + (((power - d) + 1) + low);
        double y = above / below;
        double rest = Fma.fma(-y, restBelow, Fma.fma(-y, below, above) + restAbove);
        return Math.copySign(y + rest / below, x);
    }
}

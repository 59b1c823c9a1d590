package gradbook.engine.kernel.function;

import gradbook.engine.runtime.Fma;

/**
 * {@code erf x = 2/√π ∫₀ˣ e^(-t²) dt}.
 *
 * <p>float32: {@code x + x S(x²)} up to {@link #MIDDLE}, {@code 1 - e^L(x)} beyond, since {@code L = ln(1 - erf x)} is nearly a parabola.
 * S has the smallest relative error of erf, L that of 1 - erf relative to erf, by Remez's exchange in 50 digits, then rounded: 2^-29.5 and
 * 2^-28.3.
 *
 * <p>float64: four rational functions, whose intervals and coefficients are those of Sun Microsystems' fdlibm (s_erf.c, 1993).
 */
public final class ErrorFunction {
    /** Up to here the odd polynomial. */
    static final float MIDDLE = 0.92f;

    /** From here on erf is 1. */
    static final float LARGE = 4;

    /** Where {@code ln(1 - erf x)} is within 2^-34 of a float32, so that rounding that costs nothing. */
    static final float CENTRE = 0x1.0e4p0f;

    static final float S0 = 0.12837917f;
    static final float S1 = -0.3761263f;
    static final float S2 = 0.11283626f;
    static final float S3 = -0.02685573f;
    static final float S4 = 0.005192392f;
    static final float S5 = -0.0008049486f;
    static final float S6 = 7.994568e-05f;

    static final float L0 = -1.9991206f;
    static final float L1 = -2.7332087f;
    static final float L2 = -0.84986454f;
    static final float L3 = -0.039387222f;
    static final float L4 = 0.00949726f;
    static final float L5 = -0.0019128708f;
    static final float L6 = 0.00027857805f;
    static final float L7 = -2.1095157e-05f;

    /** {@code erf 1}, rounded to float32. */
    private static final double ERF_ONE = 8.45062911510467529297e-01;

    /** {@code erf x = x + x P(x²)/Q(x²)} for {@code |x| < 0.84375}; ascending powers, as all that follow. */
    private static final double[] P_SMALL = {
        1.28379167095512558561e-01,
        -3.25042107247001499370e-01,
        -2.84817495755985104766e-02,
        -5.77027029648944159157e-03,
        -2.37630166566501626084e-05
    };

    private static final double[] Q_SMALL = {
        1,
        3.97917223959155352819e-01,
        6.50222499887672944485e-02,
        5.08130628187576562776e-03,
        1.32494738004321644526e-04,
        -3.96022827877536812320e-06
    };

    /** {@code erf x = erf 1 + P(x - 1)/Q(x - 1)} for {@code 0.84375 <= x < 1.25}. */
    private static final double[] P_ONE = {
        -2.36211856075265944077e-03,
        4.14856118683748331666e-01,
        -3.72207876035701323847e-01,
        3.18346619901161753674e-01,
        -1.10894694282396677476e-01,
        3.54783043256182359371e-02,
        -2.16637559486879084300e-03
    };

    private static final double[] Q_ONE = {
        1,
        1.06420880400844228286e-01,
        5.40397917702171048937e-01,
        7.18286544141962662868e-02,
        1.26171219808761642112e-01,
        1.36370839120290507362e-02,
        1.19844998467991074170e-02
    };

    /** {@code 1 - erf x = 1/x e^(-x² - 0.5625 + P(1/x²)/Q(1/x²))} for {@code 1.25 <= x < 1/0.35}. */
    private static final double[] P_MIDDLE = {
        -9.86494403484714822705e-03,
        -6.93858572707181764372e-01,
        -1.05586262253232909814e+01,
        -6.23753324503260060396e+01,
        -1.62396669462573470355e+02,
        -1.84605092906711035994e+02,
        -8.12874355063065934246e+01,
        -9.81432934416914548592e+00
    };

    private static final double[] Q_MIDDLE = {
        1,
        1.96512716674392571292e+01,
        1.37657754143519042600e+02,
        4.34565877475229228821e+02,
        6.45387271733267880336e+02,
        4.29008140027567833386e+02,
        1.08635005541779435134e+02,
        6.57024977031928170135e+00,
        -6.04244152148580987438e-02
    };

    /** The same for {@code 1/0.35 <= x < 6}. */
    private static final double[] P_LARGE = {
        -9.86494292470009928597e-03,
        -7.99283237680523006574e-01,
        -1.77579549177547519889e+01,
        -1.60636384855821916062e+02,
        -6.37566443368389627722e+02,
        -1.02509513161107724954e+03,
        -4.83519191608651397019e+02
    };

    private static final double[] Q_LARGE = {
        1,
        3.03380607434824582924e+01,
        3.25792512996573918826e+02,
        1.53672958608443695994e+03,
        3.19985821950859553908e+03,
        2.55305040643316442583e+03,
        4.74528541206955367215e+02,
        -2.24409524465858183362e+01
    };

    private ErrorFunction() {}

    /** Within 1 ulp. */
    public static float erf(float x) {
        float size = Math.abs(x);
        if (size <= MIDDLE) {
            float z = x * x;
            float s = Fma.fma(S6, z, S5);
            s = Fma.fma(s, z, S4);
            s = Fma.fma(s, z, S3);
            s = Fma.fma(s, z, S2);
            s = Fma.fma(s, z, S1);
            return Fma.fma(x, Fma.fma(s, z, S0), x);
        }
        float u = (size > LARGE ? LARGE : size) - CENTRE;
        float l = Fma.fma(L7, u, L6);
        l = Fma.fma(l, u, L5);
        l = Fma.fma(l, u, L4);
        l = Fma.fma(l, u, L3);
        l = Fma.fma(l, u, L2);
        l = Fma.fma(l, u, L1);
        return Math.copySign(1 - Exponential.exp(Fma.fma(l, u, L0)), x);
    }

    /** Within 1 ulp. */
    public static double erf(double x) {
        double size = Math.abs(x);
        if (size < 0.84375) {
            double square = x * x;
            return x + x * (polynomial(P_SMALL, square) / polynomial(Q_SMALL, square));
        }
        if (size < 1.25) {
            return Math.copySign(ERF_ONE + polynomial(P_ONE, size - 1) / polynomial(Q_ONE, size - 1), x);
        }
        if (size < 6) {
            return Math.copySign(1 - complement(size), x);
        }
        return Double.isNaN(x) ? x : Math.copySign(1, x); // 1 - erf 6 = 2e-17
    }

    /** {@code 1 - erf x} for {@code 1.25 <= x < 6}. */
    private static double complement(double x) {
        double inverse = 1 / (x * x);
        double fit = x < 1 / 0.35
                ? polynomial(P_MIDDLE, inverse) / polynomial(Q_MIDDLE, inverse)
                : polynomial(P_LARGE, inverse) / polynomial(Q_LARGE, inverse);
        // The square of 24 bits is exact, so the large exponent has no error; the small one takes what 24 bits leave
        // over.
        double head = (float) x;
        return Exponential.exp(-head * head - 0.5625) * Exponential.exp((head - x) * (head + x) + fit) / x;
    }

    /** Horner's rule. */
    private static double polynomial(double[] ascending, double x) {
        double y = 0;
        for (int i = ascending.length - 1; i >= 0; i--) {
            y = y * x + ascending[i];
        }
        return y;
    }
}

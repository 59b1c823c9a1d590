package gradbook.engine.runtime;

/**
 * {@code a b + c}, rounded once, whatever the processor: {@link Math#fma} where it is an instruction, else the same bits by
 * error-free transformations. Without the instruction {@code Math.fma} goes through {@code BigDecimal}, hundreds of times slower.
 */
public final class Fma {
    /** Settled when this class is initialized, so that compiled code contains one form only. */
    private static final boolean UNIT = FmaProbe.unitIsFaster();

    private Fma() {}

    /** Whether the processor has the instruction, and the JDK uses it. */
    public static boolean isUnit() {
        return UNIT;
    }

    /** {@code a b + c} in float32, as {@link Math#fma(float, float, float)}. */
    public static float fma(float a, float b, float c) {
        return UNIT ? Math.fma(a, b, c) : FmaEmulation.fma(a, b, c);
    }

    /** {@code a b + c} in float64, as {@link Math#fma(double, double, double)}. */
    public static double fma(double a, double b, double c) {
        return UNIT ? Math.fma(a, b, c) : FmaEmulation.fma(a, b, c);
    }
}

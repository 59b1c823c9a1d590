package gradbook.engine.kernel.function;

/** Numbers as their bits. */
final class Bits {
    /** {@code 1.5 * 2^23}: a float32 below {@code 2^22} that is added to it loses what is behind the point, rounded to nearest. */
    static final float ROUND = 0x1.8p23f;

    /** Less these, the bits of such a sum are the integer. */
    static final int ROUND_BITS = 0x4b400000;

    private Bits() {}

    /** {@code 2^n} for n in -126..127. */
    static float power(int n) {
        return Float.intBitsToFloat((n + 127) << 23);
    }

    /** {@code 2^n} for n in -1022..1023. */
    static double power64(int n) {
        return Double.longBitsToDouble((n + 1023L) << 52);
    }
}

package gradbook.engine.runtime;

/**
 * Is {@link Math#fma} an instruction here? No flag of the JDK says so without the classes of {@code java.management}; a clock does.
 * Even interpreted, the instruction takes a twentieth of the emulation, and {@code BigDecimal} twenty times as long. A wrong
 * answer would cost time and no bit.
 */
final class FmaProbe {
    /** The shortest of these counts: a pause may spoil some. */
    private static final int TRIALS = 5;

    private static final int CALLS = 20;

    private FmaProbe() {}

    static boolean unitIsFaster() {
        long unit = Long.MAX_VALUE;
        long emulation = Long.MAX_VALUE;
        long sink = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            long start = System.nanoTime();
            for (int i = 1; i <= CALLS; i++) {
                sink += Double.doubleToRawLongBits(Math.fma(1.1 + i, 1.3, 0.7));
            }
            long between = System.nanoTime();
            for (int i = 1; i <= CALLS; i++) {
                sink -= Double.doubleToRawLongBits(FmaEmulation.fma(1.1 + i, 1.3, 0.7));
            }
            long end = System.nanoTime();
            unit = Math.min(unit, between - start);
            emulation = Math.min(emulation, end - between);
        }
        if (sink != 0) { // so that no loop is dropped; both forms give the same bits
            throw new AssertionError("the emulation of fma and Math.fma do not have the same bits");
        }
        return unit < emulation;
    }
}

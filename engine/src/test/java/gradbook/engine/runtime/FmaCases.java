package gradbook.engine.runtime;

import java.util.SplittableRandom;

/**
 * Holds {@link FmaEmulation} to {@link Math#fma} on triples that are drawn where emulations go wrong. As a program, on as many as its
 * argument says: {@code scripts/verify-fma}.
 */
final class FmaCases {
    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Math.nextDown(Double.MIN_NORMAL),
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Math.nextDown(Float.MIN_NORMAL),
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        0x1p990,
        Math.nextUp(0x1p990),
        -0x1p1020,
        Math.nextUp(0x1p1020),
        0x1p-960,
        Math.nextDown(0x1p-960),
        0x1p512,
        0x1p-512,
        0x1.8p-537,
    };

    private final SplittableRandom random;

    FmaCases(long seed) {
        random = new SplittableRandom(seed);
    }

    public static void main(String[] arguments) {
        long cases = Long.parseLong(arguments[0]);
        FmaCases checks = new FmaCases(System.nanoTime());
        checks.specials();
        for (long i = 0; i < cases; i++) {
            checks.float32();
            checks.float64();
        }
        System.out.println(cases + " triples of float32 and as many of float64: the bits of Math.fma");
    }

    /** Every triple of the special values, in both types. */
    void specials() {
        for (double a : SPECIAL) {
            for (double b : SPECIAL) {
                for (double c : SPECIAL) {
                    check(a, b, c);
                    check((float) a, (float) b, (float) c);
                }
            }
        }
    }

    /** A drawn triple. */
    void float64() {
        double a;
        double b;
        double c;
        switch (random.nextInt(10)) {
            case 0 -> { // any bits
                a = Double.longBitsToDouble(random.nextLong());
                b = Double.longBitsToDouble(random.nextLong());
                c = Double.longBitsToDouble(random.nextLong());
            }
            case 1 -> { // all of one order of magnitude
                a = number(-30, 30);
                b = number(-30, 30);
                c = number(-60, 60);
            }
            case 2 -> { // the product and the summand cancel
                a = number(-400, 400);
                b = number(-400, 400);
                c = moved(-a * b, random.nextInt(3));
            }
            case 3 -> { // few bits, so that the exact sum is a tie or close to one
                a = random.nextInt(1 << 27) * sign();
                b = random.nextInt(1 << 27) * sign();
                c = Math.scalb((double) (random.nextLong() >> 11), random.nextInt(-60, 60));
            }
            case 4 -> { // the product is about half a unit in the last place of the summand
                c = number(-400, 400);
                a = Math.scalb(sign(), random.nextInt(-400, 400));
                b = moved(Math.ulp(c) / 2 / a, random.nextInt(3));
            }
            case 5 -> { // the product is a tie, and the summand a trifle beside it
                a = (random.nextInt(1 << 26, 1 << 27) | 1) * sign();
                b = (random.nextInt(1 << 26, 1 << 27) | 1) * sign();
                c = number(-200, -1);
            }
            case 6 -> { // the product is half a unit in the last place of the summand, but for a trifle
                double part = random.nextInt(-9, 9) * 0x1p-52;
                c = number(-400, 400);
                a = (1 + part) * sign();
                b = (1 - part) * Math.ulp(c) / 2;
            }
            case 7 -> { // results below the normal numbers, factors on both sides
                int half = random.nextInt(-560, -480);
                a = number(half, half);
                b = number(-1080 - half, -1000 - half);
                c = number(-1074, -1000);
            }
            case 8 -> { // around the largest number
                int half = random.nextInt(0, 1023);
                a = number(half, half);
                b = number(1020 - half, Math.min(1023, 1025 - half));
                c = number(1018, 1023);
            }
            default -> { // where the emulation changes its way
                int half = random.nextInt(-500, 500);
                a = number(half, half);
                b = number(-1000 - half, -950 - half);
                c = number(-1074, -850);
            }
        }
        check(a, b, c);
        check(b, a, c);
    }

    /** A drawn triple. */
    void float32() {
        float a;
        float b;
        float c;
        switch (random.nextInt(9)) {
            case 0 -> {
                a = Float.intBitsToFloat(random.nextInt());
                b = Float.intBitsToFloat(random.nextInt());
                c = Float.intBitsToFloat(random.nextInt());
            }
            case 1 -> {
                a = (float) number(-15, 15);
                b = (float) number(-15, 15);
                c = (float) number(-30, 30);
            }
            case 2 -> {
                a = (float) number(-50, 50);
                b = (float) number(-50, 50);
                c = moved(-a * b, random.nextInt(3));
            }
            case 3 -> {
                a = random.nextInt(1 << 13) * (float) sign();
                b = random.nextInt(1 << 13) * (float) sign();
                c = Math.scalb((float) (random.nextInt() >> 8), random.nextInt(-30, 30));
            }
            case 4 -> {
                c = (float) number(-50, 50);
                a = (float) Math.scalb(sign(), random.nextInt(-50, 50));
                b = moved(Math.ulp(c) / 2 / a, random.nextInt(3));
            }
            case 5 -> {
                a = (random.nextInt(1 << 12, 1 << 13) | 1) * (float) sign();
                b = (random.nextInt(1 << 12, 1 << 13) | 1) * (float) sign();
                c = (float) number(-90, -1);
            }
            case 6 -> {
                float part = random.nextInt(-9, 9) * 0x1p-23f;
                c = (float) number(-50, 50);
                a = (1 + part) * (float) sign();
                b = (1 - part) * Math.ulp(c) / 2;
            }
            case 7 -> {
                int half = random.nextInt(-80, -60);
                a = (float) number(half, half);
                b = (float) number(-155 - half, -126 - half);
                c = (float) number(-149, -120);
            }
            default -> {
                int half = random.nextInt(0, 127);
                a = (float) number(half, half);
                b = (float) number(124 - half, Math.min(127, 129 - half));
                c = (float) number(122, 127);
            }
        }
        check(a, b, c);
    }

    private static void check(double a, double b, double c) {
        double expected = Math.fma(a, b, c);
        double found = FmaEmulation.fma(a, b, c);
        if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(found)) {
            throw new AssertionError("fma(" + Double.toHexString(a) + ", " + Double.toHexString(b) + ", "
                    + Double.toHexString(c) + ") in float64: expected " + Double.toHexString(expected) + ", found "
                    + Double.toHexString(found));
        }
    }

    private static void check(float a, float b, float c) {
        float expected = Math.fma(a, b, c);
        float found = FmaEmulation.fma(a, b, c);
        if (Float.floatToIntBits(expected) != Float.floatToIntBits(found)) {
            throw new AssertionError("fma(" + Float.toHexString(a) + ", " + Float.toHexString(b) + ", "
                    + Float.toHexString(c) + ") in float32: expected " + Float.toHexString(expected) + ", found "
                    + Float.toHexString(found));
        }
    }

    /** A significand of any bits, of either sign, times a power of two from {@code 2^low} to {@code 2^high}. */
    private double number(int low, int high) {
        double significand = Double.longBitsToDouble(0x3FF0_0000_0000_0000L | random.nextLong() >>> 12);
        return sign() * Math.scalb(significand, low == high ? low : random.nextInt(low, high + 1));
    }

    private double sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    private static double moved(double x, int how) {
        return how == 0 ? x : how == 1 ? Math.nextUp(x) : Math.nextDown(x);
    }

    private static float moved(float x, int how) {
        return how == 0 ? x : how == 1 ? Math.nextUp(x) : Math.nextDown(x);
    }
}

package gradbook.engine.kernel.function;

import java.util.SplittableRandom;

/** float64 inputs where functions are hard. */
final class Inputs64 {
    private Inputs64() {}

    /** Draw {@code i}: each kind in turn. */
    static double draw(int i, SplittableRandom random) {
        double sign = random.nextBoolean() ? 1 : -1;
        double unit = random.nextDouble();
        return switch (i % 8) {
            case 0 -> Double.longBitsToDouble(random.nextLong()); // any
            case 1 -> sign * unit * 8;
            case 2 -> 1 + sign * unit * Math.scalb(1.0, -random.nextInt(52)); // near 1
            case 3 -> sign * unit * Math.scalb(1.0, -random.nextInt(60)); // small
            case 4 -> sign * (700 + 50 * unit); // near the ends of exp
            case 5 -> beside(Math.PI / 2 * random.nextInt(1 << (1 + random.nextInt(30))), random.nextInt(7) - 3);
            case 6 -> beside(sign * Math.scalb(Math.PI / 2, random.nextInt(1020)), random.nextInt(7) - 3);
            default -> sign * unit * 40;
        };
    }

    private static double beside(double x, int steps) {
        return Double.longBitsToDouble(Double.doubleToLongBits(x) + (x == 0 ? 0 : steps));
    }
}

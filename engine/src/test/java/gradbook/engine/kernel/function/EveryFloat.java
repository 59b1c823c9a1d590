package gradbook.engine.kernel.function;

import java.util.List;
import java.util.SplittableRandom;

/**
 * All 2^32 float32 through every function, the form for arrays against the form for one number bit by bit and the latter against
 * float64; and 10^8 float64 each, where what differs from the JDK's strict function is measured to 100 bits. Takes an hour or so; the
 * figures in math.md §17 come from here. Arguments: names of functions, or none for all; {@code 32} or {@code 64} for one type only.
 */
final class EveryFloat {
    private static final int BLOCK = 1 << 16;
    private static final int DRAWS = 100_000_000;

    private EveryFloat() {}

    public static void main(String... args) {
        List<String> wanted = List.of(args);
        boolean only32 = wanted.contains("32");
        boolean only64 = wanted.contains("64");
        boolean all = wanted.stream().allMatch(name -> name.equals("32") || name.equals("64"));
        for (Function function : Function.ALL) {
            if (all || wanted.contains(function.name())) {
                if (!only64) {
                    everyFloat32(function);
                }
                if (!only32) {
                    manyFloat64(function);
                }
            }
        }
    }

    private static void everyFloat32(Function function) {
        float[] x = new float[BLOCK];
        float[] y = new float[BLOCK];
        double worst = 0;
        float at = 0;
        long differ = 0;
        int digest = 1;
        for (long start = Integer.MIN_VALUE; start <= Integer.MAX_VALUE; start += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                x[i] = Float.intBitsToFloat((int) start + i);
            }
            if (function.array() != null) {
                function.array().apply(x, y, 0, BLOCK);
            }
            for (int i = 0; i < BLOCK; i++) {
                float one = function.f32().apply(x[i]);
                digest = 31 * digest + Float.floatToIntBits(one);
                if (function.array() != null && Float.floatToIntBits(one) != Float.floatToIntBits(y[i])) {
                    differ++;
                }
                double ulps = Function.ulps(one, function.near().applyAsDouble(x[i]));
                if (ulps > worst) {
                    worst = ulps;
                    at = x[i];
                }
            }
        }
        System.out.printf(
                "%-8s float32  worst %.4f ulp at %s (%s)  forms differ at %d  digest %08x%n",
                function.name(), worst, at, Float.toHexString(at), differ, digest);
    }

    private static void manyFloat64(Function function) {
        double worst = 0;
        double at = 0;
        long measured = 0;
        SplittableRandom random = new SplittableRandom(17);
        boolean known = function.name().equals("erf"); // has no other to be compared with
        for (int i = 0; i < DRAWS; i++) {
            double x = Inputs64.draw(i, random);
            double y = function.f64().applyAsDouble(x);
            boolean same =
                    Double.compare(y, function.near().applyAsDouble(x)) == 0 && (!known || i % 20 != 0 || x == 0);
            if (!same) {
                measured++;
                double ulps = function.ulps(x);
                if (ulps > worst) {
                    worst = ulps;
                    at = x;
                }
            }
        }
        System.out.printf(
                "%-8s float64  worst %.4f ulp at %s  measured %d of %d%n",
                function.name(), worst, Double.toHexString(at), measured, DRAWS);
    }
}

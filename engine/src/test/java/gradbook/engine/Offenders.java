package gradbook.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Each does one thing that the promise of equal bits forbids. */
@SuppressWarnings("unused")
final class Offenders {
    private Offenders() {}

    static final class CallsExp {
        static double f(double x) {
            return Math.exp(x);
        }
    }

    static final class RefersToTanh {
        static final DoubleUnaryOperator F = Math::tanh;
    }

    static final class CallsPow {
        static double f(double x) {
            return Math.pow(x, 3);
        }
    }

    static final class GoesAroundFma {
        static float f(float x) {
            return Math.fma(x, x, x);
        }
    }

    static final class CallsMathRandom {
        static double f() {
            return Math.random();
        }
    }

    static final class ExponentiatesLanes {
        static FloatVector f(FloatVector x) {
            return x.lanewise(VectorOperators.EXP);
        }
    }

    static final class NamesTanhOfLanes {
        static final VectorOperators.Unary F = VectorOperators.TANH;
    }

    static final class RaisesLanes {
        static FloatVector f(FloatVector x) {
            return x.pow(3);
        }
    }

    static final class ReducesFloatLanes {
        static float f(FloatVector x) {
            return x.reduceLanes(VectorOperators.ADD);
        }
    }

    static final class ReducesDoubleLanes {
        static double f(DoubleVector x) {
            return x.reduceLanes(VectorOperators.ADD);
        }
    }

    static final class StreamsInParallel {
        static double f(double... x) {
            return Arrays.stream(x).parallel().sum();
        }
    }

    static final class StreamsACollectionInParallel {
        static long f(List<String> x) {
            return x.parallelStream().count();
        }
    }

    static final class SumsPrefixesInParallel {
        static void f(double... x) {
            Arrays.parallelPrefix(x, Double::sum);
        }
    }

    static final class HasAHashMap {
        static final Map<String, String> M = new HashMap<>();
    }

    static final class RefersToAHashSet {
        static final Supplier<Set<String>> S = HashSet::new;
    }

    static final class HasAConcurrentMap {
        static final Map<String, String> M = new ConcurrentHashMap<>();
    }

    static final class VisitsByIdentity {
        static int f(IdentityHashMap<String, Integer> m) {
            int last = 0;
            for (int value : m.values()) {
                last = value;
            }
            return last;
        }
    }

    static final class HasASet {
        static final Set<String> S = Set.of("a", "b");
    }

    static final class HasAMap {
        static final Map<String, Integer> M = Map.of("a", 1, "b", 2);
    }

    static final class CopiesASet {
        static Set<String> f(List<String> x) {
            return Set.copyOf(x);
        }
    }

    static final class CollectsASet {
        static Set<String> f(List<String> x) {
            return x.stream().collect(Collectors.toSet());
        }
    }

    static final class CollectsGroups {
        static Map<Integer, List<String>> f(List<String> x) {
            return x.stream().collect(Collectors.groupingBy(String::length));
        }
    }

    static final class AsksTheNanoClock {
        static long f() {
            return System.nanoTime();
        }
    }

    static final class AsksTheClock {
        static long f() {
            return System.currentTimeMillis();
        }
    }

    static final class AsksForTheInstant {
        static Instant f() {
            return Instant.now();
        }
    }

    static final class AsksWhereAnObjectLies {
        static int f(Object x) {
            return System.identityHashCode(x);
        }
    }

    static final class DrawsAtRandom {
        static double f() {
            return new Random(1).nextDouble();
        }
    }

    static final class WritesInTheMachinesLanguage {
        @SuppressWarnings("AnnotateFormatMethod")
        static String f(double x) {
            return String.format("%.2f", x);
        }
    }

    static final class LowersInTheMachinesLanguage {
        @SuppressWarnings("StringCaseLocaleUsage")
        static String f(String x) {
            return x.toLowerCase();
        }
    }

    static final class EncodesInTheMachinesCharacters {
        @SuppressWarnings("DefaultCharset")
        static byte[] f(String x) {
            return x.getBytes();
        }
    }

    static final class DecodesTheMachinesCharacters {
        @SuppressWarnings("DefaultCharset")
        static String f(byte[] x) {
            return new String(x);
        }
    }
}

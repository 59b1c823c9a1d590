package gradbook.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the promise of equal bits forbids, read from the engine's byte code. */
class EqualBitsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gradbook.engine");

    @Test
    void nothingThatMayMoveABitIsCalled() {
        classes().should(callNothingThatMayMoveABit()).check(CLASSES);
    }

    private static ArchCondition<JavaClass> callNothingThatMayMoveABit() {
        return new ArchCondition<>("call nothing whose result may differ between machines or runs") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (Forbidden.contains(access)) {
                        events.add(SimpleConditionEvent.violated(access, access.getDescription()));
                    }
                }
            }
        };
    }

    /** What may not be called, nor referred to as {@code Math::exp}. */
    private static final class Forbidden {
        /** Exact, or rounded to nearest, on every machine: all of {@link Math} that the engine may call. */
        private static final Set<String> EXACT = Set.of(
                "abs",
                "absExact",
                "addExact",
                "ceil",
                "copySign",
                "floor",
                "floorDiv",
                "floorMod",
                "fma",
                "getExponent",
                "incrementExact",
                "max",
                "min",
                "multiplyExact",
                "multiplyHigh",
                "negateExact",
                "nextDown",
                "nextUp",
                "rint",
                "round",
                "scalb",
                "signum",
                "sqrt",
                "subtractExact",
                "toIntExact",
                "ulp");

        private static final Set<String> CLOCK = Set.of("nanoTime", "currentTimeMillis");

        static boolean contains(JavaAccess<?> access) {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            return switch (owner) {
                case "java.lang.Math" -> !EXACT.contains(name) && !name.equals("PI") && !name.equals("E");
                case "java.lang.System" -> CLOCK.contains(name);
                case "java.util.Set", "java.util.Map" -> iterationOrderIsRandom(name, access);
                case "java.util.HashMap", "java.util.HashSet" -> true;
                case "java.util.Random", "java.util.concurrent.ThreadLocalRandom", "java.util.SplittableRandom" -> true;
                default ->
                    name.equals("reduceLanes")
                            || name.equals("reduceLanesToLong")
                            || name.equals("parallelStream")
                            || (name.equals("parallel") && owner.startsWith("java.util.stream."));
            };
        }

        /** {@code Map.of()} and {@code Set.of()} hold nothing that could be visited in a random order. */
        private static boolean iterationOrderIsRandom(String name, JavaAccess<?> access) {
            boolean factory = name.equals("of") || name.equals("copyOf") || name.equals("ofEntries");
            return factory && !access.getTarget().getFullName().endsWith("()");
        }
    }

    // What follows proves that each rule can fail.

    @SuppressWarnings("unused")
    private static final class Offenders {
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

        static final class HasAHashMap {
            static final Map<String, String> M = new HashMap<>();
        }

        static final class RefersToAHashSet {
            static final Supplier<Set<String>> S = HashSet::new;
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

        static final class DrawsAtRandom {
            static double f() {
                return new Random(1).nextDouble();
            }
        }

        static final class CallsMathRandom {
            static double f() {
                return Math.random();
            }
        }
    }

    @SuppressWarnings("unused")
    private static final class Harmless {
        static double f(double x) {
            return Math.fma(x, StrictMath.exp(x), Math.sqrt(Math.abs(x)))
                    + Math.PI
                    + Map.of().size();
        }
    }

    static Stream<Class<?>> offenders() {
        return Arrays.stream(Offenders.class.getDeclaredClasses());
    }

    @ParameterizedTest
    @MethodSource("offenders")
    void anOffenderIsFound(Class<?> offender) {
        JavaClasses imported = new ClassFileImporter().importClasses(offender);
        assertTrue(classes()
                .should(callNothingThatMayMoveABit())
                .evaluate(imported)
                .hasViolation());
    }

    @Test
    void theHarmlessAreLeftAlone() {
        classes().should(callNothingThatMayMoveABit()).check(new ClassFileImporter().importClasses(Harmless.class));
    }
}

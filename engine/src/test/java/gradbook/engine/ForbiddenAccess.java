package gradbook.engine;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** What the engine may not call, read, nor refer to as {@code Math::exp}: its result may differ between machines or runs. */
final class ForbiddenAccess {
    /** Exact, or rounded to nearest, on every machine: all of {@link Math} that the engine may call. */
    private static final Set<String> EXACT = Set.of(
            "PI",
            "E",
            "abs",
            "absExact",
            "addExact",
            "ceil",
            "copySign",
            "floor",
            "floorDiv",
            "floorMod",
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

    /** Operators of lanes within a unit in the last place or two, by a library that differs between processors and JDKs. */
    private static final Set<String> INEXACT_LANES = Set.of(
            "ACOS", "ASIN", "ATAN", "ATAN2", "CBRT", "COS", "COSH", "EXP", "EXPM1", "HYPOT", "LOG", "LOG10", "LOG1P",
            "POW", "SIN", "SINH", "TAN", "TANH");

    /** Collections whose order is that of hash codes, which differ from run to run. */
    private static final Set<String> BY_HASH = Set.of(
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.WeakHashMap",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.IdentityHashMap");

    private static final Set<String> CHANCE = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.UUID",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom");

    /** Of {@link java.util.stream.Collectors}, what puts into a {@code HashMap} or {@code HashSet} unless told where. */
    private static final Set<String> COLLECTORS_BY_HASH = Set.of(
            "groupingBy",
            "groupingByConcurrent",
            "toConcurrentMap",
            "toMap",
            "toSet",
            "toUnmodifiableMap",
            "toUnmodifiableSet");

    /** What goes through a collection in its order. */
    private static final Set<String> VISITS =
            Set.of("clone", "entrySet", "forEach", "keySet", "replaceAll", "toString", "values");

    private static final String ALL_BUT_VISITS = "all but visits";

    /**
     * Where one of these is harmless.
     *
     * @param from simple name of the class, or of one that it is nested in
     * @param owner of what it accesses
     * @param name of what it accesses, or {@link #ALL_BUT_VISITS}
     */
    private record Exception(String from, String owner, String name, String reason) {
        boolean covers(JavaAccess<?> access) {
            String origin = access.getOriginOwner().getName();
            return (origin.endsWith("." + from) || origin.contains("." + from + "$"))
                    && access.getTargetOwner().getName().equals(owner)
                    && (access.getTarget().getName().equals(name)
                            || (name.equals(ALL_BUT_VISITS)
                                    && !VISITS.contains(access.getTarget().getName())));
        }
    }

    private static final List<Exception> EXCEPTIONS = List.of(
            new Exception("Fma", "java.lang.Math", "fma", "this is the door to it"),
            new Exception("FmaEmulation", "java.lang.Math", "fma", "extreme exponents, through BigDecimal"),
            new Exception("FmaProbe", "java.lang.Math", "fma", "is timed"),
            new Exception("FmaProbe", "java.lang.System", "nanoTime", "chooses between two forms with the same bits"),
            new Exception("AtomicFile", "java.util.UUID", "randomUUID", "names a temporary file"),
            new Exception(
                    "Backward",
                    "java.util.IdentityHashMap",
                    ALL_BUT_VISITS,
                    "asked by key; the order is that of a list"),
            new Exception("Gradients", "java.util.IdentityHashMap", ALL_BUT_VISITS, "asked by key, and copied"),
            new Exception("Misfit", "java.util.IdentityHashMap", ALL_BUT_VISITS, "asked by key"),
            new Exception("Summary", "java.util.IdentityHashMap", ALL_BUT_VISITS, "remembers what was counted"));

    private ForbiddenAccess() {}

    /** Fails with a line for each place. */
    static ArchCondition<JavaClass> callNothingThatMayMoveABit() {
        return new ArchCondition<>("call nothing whose result may differ between machines or runs") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (isForbidden(access) && EXCEPTIONS.stream().noneMatch(exception -> exception.covers(access))) {
                        events.add(SimpleConditionEvent.violated(access, access.getDescription()));
                    }
                }
            }
        };
    }

    /** The exceptions of which {@code classes} have no example any more, by their reasons. */
    static List<String> idle(Iterable<JavaClass> classes) {
        return EXCEPTIONS.stream()
                .filter(exception -> {
                    for (JavaClass type : classes) {
                        if (type.getAccessesFromSelf().stream().anyMatch(exception::covers)) {
                            return false;
                        }
                    }
                    return true;
                })
                .map(exception -> exception.from() + ": " + exception.reason())
                .toList();
    }

    private static boolean isForbidden(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        if (BY_HASH.contains(owner) || CHANCE.contains(owner)) {
            return true;
        }
        return switch (owner) {
            case "java.lang.Math" -> !EXACT.contains(name);
            case "jdk.incubator.vector.VectorOperators" -> INEXACT_LANES.contains(name);
            case "java.lang.System" ->
                Set.of("nanoTime", "currentTimeMillis", "identityHashCode").contains(name);
            case "java.lang.String" -> asksTheMachine(name, access);
            case "java.util.Set", "java.util.Map" -> orderIsRandom(name, access);
            case "java.util.stream.Collectors" -> COLLECTORS_BY_HASH.contains(name);
            case "java.util.Arrays" -> name.startsWith("parallel");
            default ->
                name.equals("reduceLanes")
                        || name.equals("reduceLanesToLong")
                        || name.equals("parallelStream")
                        || (name.equals("parallel") && owner.startsWith("java.util.stream."))
                        || (name.equals("pow") && owner.startsWith("jdk.incubator.vector."))
                        || (name.equals("now") && owner.startsWith("java.time."));
        };
    }

    /** Whether a text depends on the machine's language or character set. */
    private static boolean asksTheMachine(String name, JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        return name.equals("formatted")
                || (name.equals("format") && !target.contains("java.util.Locale"))
                || target.endsWith(".toLowerCase()")
                || target.endsWith(".toUpperCase()")
                || target.endsWith(".getBytes()")
                || target.endsWith(".<init>([B)")
                || target.endsWith(".<init>(byte[])");
    }

    /** {@code Map.of()} and {@code Set.of()} hold nothing that could be visited in a random order. */
    private static boolean orderIsRandom(String name, JavaAccess<?> access) {
        boolean factory = name.equals("of") || name.equals("copyOf") || name.equals("ofEntries");
        return factory && !access.getTarget().getFullName().endsWith("()");
    }
}

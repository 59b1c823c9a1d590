package gradbook.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static gradbook.engine.ForbiddenAccess.callNothingThatMayMoveABit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gradbook.engine.runtime.Fma;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Test
    void everyExceptionIsNeeded() {
        assertEquals(List.of(), ForbiddenAccess.idle(CLASSES));
    }

    static Stream<Class<?>> offenders() {
        return Arrays.stream(Offenders.class.getDeclaredClasses());
    }

    /** Each rule can fail. */
    @ParameterizedTest
    @MethodSource("offenders")
    void anOffenderIsFound(Class<?> offender) {
        JavaClasses imported = new ClassFileImporter().importClasses(offender);
        assertTrue(classes()
                .should(callNothingThatMayMoveABit())
                .evaluate(imported)
                .hasViolation());
    }

    @SuppressWarnings("unused")
    private static final class Harmless {
        static double f(double x) {
            return Fma.fma(x, StrictMath.exp(x), Math.sqrt(Math.abs(x)))
                    + Math.PI
                    + Map.of().size();
        }

        static FloatVector f(FloatVector x) {
            return x.lanewise(VectorOperators.FMA, x, x).sqrt();
        }

        static String f(List<String> x) {
            TreeSet<String> sorted = x.stream().collect(Collectors.toCollection(TreeSet::new));
            byte[] bytes = sorted.first().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return String.format(Locale.ROOT, "%s", new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Test
    void theHarmlessAreLeftAlone() {
        classes().should(callNothingThatMayMoveABit()).check(new ClassFileImporter().importClasses(Harmless.class));
    }
}

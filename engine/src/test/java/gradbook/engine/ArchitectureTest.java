package gradbook.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's arrows. */
class ArchitectureTest {
    private static final String ENGINE = "gradbook.engine.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gradbook.engine");

    /** What each room may see beside itself and the JDK. */
    static Stream<Arguments> rooms() {
        return Stream.of(
                room("scalar"),
                room("runtime"),
                room("array", "runtime"),
                room("random", "array", "runtime"),
                room("kernel.function", "runtime"),
                room("kernel", "array", "runtime"),
                room("op", "kernel", "array", "runtime"),
                room("autograd", "op", "kernel", "array", "random", "runtime"),
                room("nn", "autograd", "op", "kernel", "array", "random", "runtime"),
                room("optim", "nn", "autograd", "op", "kernel", "array", "random", "runtime"),
                room("data", "autograd", "array", "random", "runtime"),
                room("metric", "array"),
                room("io", "nn", "array"),
                room("cases", "nn", "autograd", "op", "array", "random"));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomSeesOnlyTheRoomsBelowIt(String room, List<String> below) {
        onlySees(room, below).check(CLASSES);
    }

    @Test
    void everyRoomIsInTheTable() {
        Set<String> found = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ENGINE))
                .map(name -> name.substring(ENGINE.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = rooms().map(row -> (String) row.get()[0]).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(listed, found);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("gradbook.engine.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static ArchRule onlySees(String room, List<String> below) {
        String[] visible = Stream.concat(
                        Stream.of("java..", "jdk.incubator.vector..", ENGINE + room + ".."),
                        below.stream().map(name -> ENGINE + name + ".."))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(ENGINE + room + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(visible);
    }

    /** Without one of the rooms that it does use, a room's rule fails. */
    @ParameterizedTest
    @ValueSource(strings = {"random", "kernel", "op", "autograd", "nn", "optim", "data", "metric", "io", "cases"})
    void aRoomThatSeesAnotherIsFound(String room) {
        assertTrue(onlySees(room, List.of()).evaluate(CLASSES).hasViolation());
    }

    private static Arguments room(String name, String... below) {
        return Arguments.of(name, List.of(below));
    }
}

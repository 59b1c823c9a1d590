package gradbook.experiments;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the modules, and between the rooms of this one. */
class ArchitectureTest {
    private static final String EXPERIMENTS = "gradbook.experiments.";

    /** All that users run; the jar of the engine's tests is on the class path too. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("gradbook");

    /** What each room may see of this module beside itself. */
    static Stream<Arguments> rooms() {
        return Stream.of(
                room("io"),
                room("dataset", "io"),
                room("model"),
                room("export", "io", "dataset", "model"),
                room("checkpoint", "io"),
                room("run", "io", "dataset", "export", "checkpoint"),
                room("report", "io", "dataset", "export", "run"),
                room("html", "io", "run", "report"),
                room("scalar", "export", "run"),
                room("mnist", "run", "dataset", "model"),
                room("generalization", "run", "dataset", "report", "mnist"),
                room("regularization", "export", "run", "dataset", "report"),
                room("cnn", "run", "dataset", "model"),
                room("failure", "export", "run", "dataset", "model"),
                room("sequence", "run", "model"),
                room("gates", "checkpoint", "run"),
                room("names", "export", "run", "dataset", "report", "model", "sequence"),
                room("shakespeare", "export", "run", "dataset", "report", "model", "sequence"),
                room("music", "io", "export", "run", "dataset", "report", "model", "sequence"),
                room("replay", "io", "export", "checkpoint", "run", "dataset", "report", "scalar", "model", "sequence"),
                room("published", "io", "run", "report", "replay"),
                room("verify", "io", "run"),
                room("bits", "io", "dataset", "run", "report", "model", "sequence", "mnist"),
                room(
                        "cli",
                        "io",
                        "dataset",
                        "export",
                        "checkpoint",
                        "run",
                        "verify",
                        "report",
                        "html",
                        "model",
                        "scalar",
                        "mnist",
                        "generalization",
                        "regularization",
                        "cnn",
                        "failure",
                        "sequence",
                        "gates",
                        "names",
                        "shakespeare",
                        "music",
                        "replay",
                        "published",
                        "bits"));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomSeesOnlyTheRoomsBelowIt(String room, List<String> below) {
        String[] hidden = rooms().map(row -> (String) row.get()[0])
                .filter(other -> !other.equals(room) && !below.contains(other))
                .map(other -> EXPERIMENTS + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(EXPERIMENTS + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(hidden)
                .allowEmptyShould(hidden.length == 0)
                .check(CLASSES);
    }

    @Test
    void everyRoomIsInTheTable() {
        Set<String> found = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(EXPERIMENTS))
                .map(name -> name.substring(EXPERIMENTS.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = rooms().map(row -> (String) row.get()[0]).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(listed, found);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("gradbook.experiments.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void modulesPointDown() {
        noClasses()
                .that()
                .resideInAPackage("gradbook.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("gradbook.interop..", "gradbook.experiments..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("gradbook.interop..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("gradbook.experiments..")
                .check(CLASSES);
    }

    @Test
    void kernelsAreTheEnginesOwn() {
        classes()
                .that()
                .resideInAPackage("gradbook.engine.kernel..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("gradbook.engine..")
                .check(CLASSES);
    }

    /** Recorded figures come out of these rooms too; StrictMath gives the same bits everywhere. */
    @Test
    void whatIsRecordedIsComputedWithExactFunctionsOrStrictMath() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        EXPERIMENTS + "run..",
                        EXPERIMENTS + "mnist..",
                        EXPERIMENTS + "regularization..",
                        EXPERIMENTS + "cnn..",
                        EXPERIMENTS + "scalar..")
                .should()
                .callMethodWhere(target(owner(type(Math.class)))
                        .and(target(nameMatching(
                                "exp|expm1|log|log10|log1p|pow|cbrt|hypot|a?(sin|cos|tan)h?|atan2|random"))))
                .check(CLASSES);
    }

    private static Arguments room(String name, String... below) {
        return Arguments.of(name, List.of(below));
    }
}

package gradbook.interop.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.golden.Difference;
import gradbook.engine.golden.GoldenFile;
import gradbook.interop.pytorch.program.Program;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator, layer and optimizer, and all their gradients, against libtorch in this process. */
class LiveTest {
    static Stream<Arguments> programs() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> kind.programs().stream().map(program -> Arguments.of(kind, program)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("programs")
    void float64(Kind kind, Program program) {
        Difference difference = program.difference(DType.FLOAT64);
        assertTrue(difference.relative() <= kind.float64Tolerance(), difference::toString);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("programs")
    void float32(Kind kind, Program program) {
        Difference difference = program.difference(DType.FLOAT32);
        Float32Tolerance tolerance = Float32Tolerance.of(kind, program.subject().group());
        assertTrue(
                difference.relative() <= tolerance.relative(),
                () -> difference + ", tolerance " + tolerance.relative());
    }

    /** What lies in {@code golden/} is the answer to these very questions. */
    @ParameterizedTest
    @EnumSource
    void goldenFilesAreOfThesePrograms(Kind kind) {
        Map<String, String> written = new TreeMap<>();
        Map<String, String> asked = new TreeMap<>();
        for (Program program : kind.programs()) {
            Path folder = Path.of("../../golden", kind.folder());
            GoldenFile.read(GoldenFile.path(folder, program.subject().group()))
                    .cases()
                    .forEach(golden -> written.put(golden.name(), golden.program()));
            asked.put(program.subject().name(), program.body());
        }
        assertEquals(asked, written, "run scripts/regenerate-golden");
    }

    /** A comparison with a libtorch that answers anything would pass nothing: a wrong program is noticed. */
    @Test
    void aWrongFormulaIsNoticed() {
        Program right = Kind.OPS.programs().stream()
                .filter(program -> program.subject().name().equals("gelu"))
                .findFirst()
                .orElseThrow();
        Program wrong = new Program(right.subject(), right.body().replace("none", "tanh"), right.results());
        Difference difference = wrong.difference(DType.FLOAT64);
        assertTrue(difference.relative() > 1e-5, difference::toString);
    }

    @Test
    void tolerancesAreForGroupsThatExistAndForOneReasonEach() {
        Set<String> groups = programs()
                .map(arguments -> ((Program) arguments.get()[1]).subject().group())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = new TreeSet<>();
        for (Set<String> some : Float32Tolerance.NAMED) {
            for (String group : some) {
                assertTrue(named.add(group), group + " has one tolerance");
            }
        }
        named.removeAll(groups);
        assertEquals(Set.of(), named);
    }
}

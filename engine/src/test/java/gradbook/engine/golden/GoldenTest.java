package gradbook.engine.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine against what libtorch said, without libtorch. */
class GoldenTest {
    private static final Path GOLDEN = Path.of("..", "golden");

    /** Of the largest element, in float64: sums of up to a hundred products in another order stay below 1e-14. */
    private static final double TOLERANCE = 1e-10;

    /** 200 updates of a few roundings each. */
    private static final double OPTIMIZER_TOLERANCE = 1e-12;

    static List<GoldenChecks.Pair> ops() {
        return GoldenChecks.pairs(
                GOLDEN.resolve("ops"),
                OpSubjects.all().stream()
                        .filter(subject -> !LeftOut.OPS.containsKey(subject.name()))
                        .toList());
    }

    static List<GoldenChecks.Pair> layers() {
        return GoldenChecks.pairs(GOLDEN.resolve("layers"), LayerSubjects.all());
    }

    static List<GoldenChecks.Pair> optimizers() {
        return GoldenChecks.pairs(GOLDEN.resolve("optimizers"), OptimizerSubjects.all());
    }

    @ParameterizedTest
    @MethodSource("ops")
    void operatorsAndTheirGradients(GoldenChecks.Pair pair) {
        pair.check(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void layersInTrainingAndEvaluation(GoldenChecks.Pair pair) {
        pair.check(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void twoHundredStepsOfOptimizers(GoldenChecks.Pair pair) {
        pair.check(OPTIMIZER_TOLERANCE);
    }

    /** What is left out exists, and at least nine rows of ten are judged. */
    @Test
    void littleIsLeftOut() {
        Set<String> rows =
                Set.copyOf(OpSubjects.all().stream().map(Subject::name).toList());
        assertTrue(rows.containsAll(LeftOut.OPS.keySet()), () -> "rows that are left out: " + LeftOut.OPS.keySet());
        assertTrue(LeftOut.OPS.size() <= rows.size() / 10);
    }

    /** What was done to {@code golden/ops/add.json}, and what is said about it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a digit of a decimal | -0.2596223612808126 | -0.2596223612808127 | case add-term, expected y, element 0: the hexadecimal form -0x1.09da71bc0ba9p-2 and the decimal form -0.2596223612808127 are different numbers
            a digit of a hexadecimal | -0x1.09da71bc0ba9p-2 | -0x1.09da71bc0bb9p-2 | case add-term, expected y, element 0: the hexadecimal form -0x1.09da71bc0bb9p-2 and
            a form that is lost | -0x1.09da71bc0ba9p-2 = | `` | case add-term, expected y, element 0: expected "hexadecimal = decimal", found " -0.25
            a number that is none | -0x1.09da71bc0ba9p-2 | -0x1.0ada71bc0ba9q-2 | case add-term, expected y, element 0: expected "hexadecimal = decimal"
            a number that is lost | `"-0x1.09da71bc0ba9p-2 = -0.2596223612808126",` | `` | case add-term, expected y: shape [3, 4] holds 12 elements, found 11
            both forms of a number | -0x1.09da71bc0ba9p-2 = -0.2596223612808126 | -0x1p-2 = -0.25 | its lines have the SHA-256
            a letter of a name | `"add-term"` | `"add-turm"` | its lines have the SHA-256
            a colon | `"group" :` | `"group"` | cannot be read as JSON
            """)
    void whatWasAlteredIsNamed(String what, String before, String after, String message, @TempDir Path folder)
            throws IOException {
        String text = Files.readString(GoldenFile.path(GOLDEN.resolve("ops"), "add"));
        String altered = text.replace(before, after);
        assertNotEquals(text, altered);
        Path file = Files.writeString(folder.resolve("add.json"), altered);
        String found = assertThrows(IllegalArgumentException.class, () -> GoldenFile.read(file))
                .getMessage();
        assertTrue(found.startsWith(file.toString()) && found.contains(message), found);
    }

    @Test
    void aSubjectWithoutACaseAndAFileWithoutASubjectFail() {
        List<Subject> optimizers = OptimizerSubjects.all();
        Path folder = GOLDEN.resolve("optimizers");
        Subject stranger = new Subject("sgd", "stranger", "", optimizers.get(0).given(), given -> given);
        List<Subject> more =
                Stream.concat(optimizers.stream(), Stream.of(stranger)).toList();
        assertThrows(AssertionError.class, () -> GoldenChecks.pairs(folder, more));
        assertThrows(AssertionError.class, () -> GoldenChecks.pairs(folder, optimizers.subList(1, optimizers.size())));
    }

    @Test
    void aFileIsReadAsItIsWritten() throws IOException {
        for (String group : List.of("add", "where", "argMax")) {
            Path file = GoldenFile.path(GOLDEN.resolve("ops"), group);
            assertEquals(Files.readString(file), GoldenFile.read(file).text());
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = GOLDEN.resolve("ops/none.json");
        String message = assertThrows(IllegalArgumentException.class, () -> GoldenFile.read(file))
                .getMessage();
        assertTrue(message.startsWith(file.toString()), message);
    }
}

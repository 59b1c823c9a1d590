package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The two forms of every kernel give the same bits: this process has the Vector API, another one does without. */
class FormsTest {
    /** Each stands under a case of {@link SizedCases} that would fail with it. */
    private static final List<String> VECTOR_CLASSES = List.of(
            "ArithmeticVectors",
            "CircularLanes",
            "ColumnVectors",
            "DoubleTile",
            "ErrorFunctionLanes",
            "ExponentialLanes",
            "HalfTile",
            "HyperbolicTangentLanes",
            "LaneVectors",
            "Lanes",
            "LogarithmLanes",
            "LogisticLanes",
            "LstmCellVectors",
            "NarrowTile",
            "PairedMaxima",
            "PanelRows",
            "RectifierVectors",
            "RowTile",
            "Strips",
            "TapTile",
            "Tile");

    @Test
    void bothFormsGiveTheSameBitsAtEverySize() throws Exception {
        Map<String, String> vectors = FormDigests.all();
        Map<String, String> loops = withoutTheModule();
        assertEquals("true", vectors.remove(FormDigests.VECTORS), "whether this process takes the Vector API's forms");
        assertEquals("false", loops.remove(FormDigests.VECTORS), "whether the process without the module takes them");
        assertTrue(vectors.size() > 1_000, "cases and sizes");
        assertEquals(vectors.keySet(), loops.keySet());
        List<String> different = vectors.keySet().stream()
                .filter(name -> !vectors.get(name).equals(loops.get(name)))
                .toList();
        assertEquals(List.of(), different, "cases and sizes where the forms differ");
    }

    private static Map<String, String> withoutTheModule() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FormDigests.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, String> digests = new LinkedHashMap<>();
        for (String line : new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
            int sign = line.lastIndexOf('=');
            digests.put(line.substring(0, sign), line.substring(sign + 1).strip());
        }
        assertEquals(0, process.waitFor(), "exit code without the module");
        return digests;
    }

    @Test
    void noClassThatUsesTheModuleIsForgotten() {
        TreeSet<String> found = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("gradbook.engine.kernel")
                        .stream()
                        .filter(one -> one.getDirectDependenciesFromSelf().stream()
                                .map(dependency -> dependency.getTargetClass().getPackageName())
                                .anyMatch("jdk.incubator.vector"::equals))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(VECTOR_CLASSES), found);
    }
}

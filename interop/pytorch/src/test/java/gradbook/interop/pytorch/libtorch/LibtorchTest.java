package gradbook.interop.pytorch.libtorch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibtorchTest {
    @Test
    void runsWhatItIsGivenInBothTypesAndWithIntegers() {
        NdArray x = NdArray.of(Shape.of(3), 1.5, -0.0, 1e-300);
        NdArray narrow = NdArray.of(Shape.of(1, 2), 0.1f, Float.NaN);
        NdArray whole = NdArray.of(Shape.of(2), Integer.MIN_VALUE, 7);
        try (TorchScript same = TorchScript.compile(List.of("x", "y", "z"), "return [x, y, z, z > 0]")) {
            NdArray positive = NdArray.of(Shape.of(2), 0, 1);
            assertEquals(List.of(x, narrow, whole, positive), same.run(List.of(x, narrow, whole)));
        }
    }

    @Test
    void aGradientThatIsNotThereIsZero() {
        String body = "a = self.leaf(x)\nb = self.leaf(x)\nreturn self.gradients(a * a, [a, b], torch.ones_like(a))";
        NdArray x = NdArray.of(Shape.of(2), 3.0, -1.0);
        try (TorchScript script = TorchScript.compile(List.of("x"), body)) {
            assertEquals(
                    List.of(NdArray.of(Shape.of(2), 6.0, -2.0), NdArray.of(Shape.of(2), 0.0, 0.0)),
                    script.run(List.of(x)));
        }
    }

    @Test
    void whatIsNoTorchScriptIsMarked() {
        String message = assertThrows(
                        EngineException.class, () -> TorchScript.compile(List.of("x"), "return [torch.golu(x)]"))
                .getMessage();
        assertTrue(message.contains("golu"), message);
    }

    /** In a process of its own, whose class path lacks the native library. */
    @Test
    void aMissingLibraryEndsInASentenceThatSaysHowToDoWithout(@TempDir Path cache) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("pytorch-native"))
                .collect(Collectors.joining(File.pathSeparator));
        String said = run(cache, classPath);
        assertTrue(said.contains("libtorch could not be loaded"), said);
        assertTrue(said.contains("-DskipPyTorch leaves out the comparison with PyTorch"), said);
    }

    private static String run(Path cache, String classPath) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder child = new ProcessBuilder(
                java.toString(),
                "-Dai.djl.offline=true",
                "-DOPT_OUT_TRACKING=true",
                "-cp",
                classPath,
                Say.class.getName());
        child.environment().put("DJL_CACHE_DIR", cache.toString());
        child.redirectErrorStream(true);
        Process process = child.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }

    /** Says libtorch's version, or why not. */
    static final class Say {
        public static void main(String[] arguments) {
            try {
                System.out.println(Libtorch.version());
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}

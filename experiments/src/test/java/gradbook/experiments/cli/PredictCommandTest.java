package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.testing.Runs;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model says about a picture. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictCommandTest {
    @TempDir
    private static Path home;

    private Console console;

    @BeforeAll
    void train() {
        console = new Console(home);
        assertEquals(0, console.gradbook("run mnist-1000-mlp --epochs 2 --quiet"), console::err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict --mnist-index 0", "predict --mnist-index 0 --engine"})
    void aDigitOfMnistIsPredicted(String command) {
        assertEquals(
                0, console.gradbook(command, folder().resolve("classifier.onnx").toString()), console::err);
        List<String> lines = console.out().lines().toList();
        int first = lines.indexOf("MNIST's test image 0, a 7: class 7");
        assertTrue(first >= 0, console::out);
        assertTrue(lines.get(first + 8).matches("  7 +\\d\\d\\.\\d\\d %  #+"), () -> lines.get(first + 8));
    }

    /** Dark on light, large and off the centre, as somebody would draw it. */
    @Test
    void aDrawingIsMadeLikeMnist() throws IOException {
        byte[] pixels = Runs.datasets().images(Mnist.SET).test().pixels();
        BufferedImage drawing = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 300; x++) {
                boolean inside = x < 140 && y >= 40 && y < 180;
                int ink = inside ? pixels[(y - 40) / 5 * 28 + x / 5] & 0xff : 0;
                drawing.setRGB(x, y, 0x010101 * (255 - ink));
            }
        }
        Path file = home.resolve("my seven.png");
        ImageIO.write(drawing, "png", file.toFile());
        String model = folder().resolve("classifier.onnx").toString();
        assertEquals(0, console.gradbook("predict --like-mnist " + model, file.toString()), console::err);
        assertTrue(console.out().contains(file + ": class 7"), console::out);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            model.onnx      | picture.png | expected a classifier from pixels: UINT8 [-1, rows, columns] to probabilities and label, found one from [images: FLOAT [-1, 1, 28, 28]] to [logits]
            nowhere.onnx    | picture.png | nowhere.onnx: no such file
            record.json     | picture.png | record.json cannot be asked: onnx: expected a model that ONNX Runtime loads, which says:
            classifier.onnx | nowhere.png | nowhere.png: no such file
            classifier.onnx | record.json | record.json is not a picture that can be read; expected PNG or JPEG
            classifier.onnx | cut.png     | cut.png cannot be read as a picture
            classifier.onnx | blank.png   | nothing is drawn in
            """)
    void whatCannotBePredictedIsSaidInASentence(String model, String image, String sentence) throws IOException {
        ImageIO.write(
                new BufferedImage(30, 30, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                folder().resolve("blank.png").toFile());
        byte[] whole = Files.readAllBytes(folder().resolve("loss-curve.png"));
        Files.write(folder().resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
        int before = console.err().length();
        assertEquals(
                1,
                console.gradbook(
                        "predict --like-mnist " + folder().resolve(model),
                        folder().resolve(image).toString()));
        String said = console.err().substring(before);
        assertTrue(said.contains(sentence), said);
        assertEquals(1, said.lines().count(), said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            record.json | record.json cannot be asked: onnx: expected an ONNX model, found
            model.onnx  | model.onnx cannot be asked: onnx: expected a classifier from pixels
            """)
    void whatTheEngineCannotReadIsSaidInASentence(String model, String sentence) {
        int before = console.err().length();
        assertEquals(
                1,
                console.gradbook(
                        "predict --engine --mnist-index 0",
                        folder().resolve(model).toString()));
        String said = console.err().substring(before);
        assertTrue(said.contains(sentence), said);
        assertEquals(1, said.lines().count(), said);
    }

    private Path folder() {
        return home.resolve("runs/mnist-1000-mlp-v1");
    }
}

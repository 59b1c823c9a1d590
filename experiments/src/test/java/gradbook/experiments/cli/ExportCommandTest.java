package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.NdArray;
import gradbook.engine.io.SafeTensors;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.export.Exported;
import gradbook.experiments.export.ModelExport;
import gradbook.experiments.export.ModelFile;
import gradbook.experiments.io.Sha256;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.testing.Runs;
import gradbook.interop.onnx.LoadedClassifier;
import gradbook.interop.onnx.OnnxModel;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.TensorProto;
import gradbook.interop.onnx.tensor.OnnxTensors;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The models that a run leaves, and how to get and use them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportCommandTest {
    private static final String RUN = "run mnist-1000-mlp --epochs 2 --quiet";

    @TempDir
    private static Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    void train() throws IOException {
        assertEquals(0, gradbook(RUN), err::toString);
        for (String file : new String[] {ModelExport.LOGITS, ModelExport.CLASSIFIER}) {
            Path judged = Path.of("target", "models", file); // for onnx.checker, in .ci/run
            Files.createDirectories(judged.getParent());
            Files.copy(folder().resolve(file), judged, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void aRunLeavesModelsThatOnnxRuntimeAnswersLikeTheEngine() throws IOException {
        Exported models =
                RunRecordFile.read(folder().resolve("record.json")).models().orElseThrow();
        assertEquals(10_000, models.proof().samples());
        assertEquals(0, models.proof().otherLabels());
        assertTrue(
                models.proof().largestDifference() < 1e-5, () -> models.proof().toString());
        for (ModelFile.Digest file : models.files()) {
            byte[] content = Files.readAllBytes(folder().resolve(file.name()));
            assertEquals(file, new ModelFile(file.name(), content).digest());
        }
        assertTrue(
                out.toString()
                        .contains("ONNX Runtime         the same class for all 10,000 test samples, logits within"),
                out::toString);
    }

    @Test
    void anotherRunLeavesTheSameBytes() throws IOException {
        Map<String, String> before = digests();
        for (String file : before.keySet()) {
            Files.delete(folder().resolve(file));
        }
        assertEquals(0, gradbook(RUN + " --threads 1"), err::toString);
        assertEquals(before, digests());
    }

    private Map<String, String> digests() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (String file : new String[] {ModelExport.LOGITS, ModelExport.CLASSIFIER, ModelExport.WEIGHTS}) {
            digests.put(file, Sha256.of(Files.readAllBytes(folder().resolve(file))));
        }
        return digests;
    }

    @Test
    void aModelSaysWhereItComesFrom() throws IOException {
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(folder().resolve("model.onnx")));
        Map<String, String> metadata = new TreeMap<>();
        model.getMetadataPropsList().forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
        assertEquals("mnist-1000-mlp@1", metadata.get("experiment"));
        assertTrue(metadata.get("configuration").contains("\"seed\":42"), metadata::toString);
        assertEquals(
                RunRecordFile.read(folder().resolve("record.json")).result().weightsSha256(),
                metadata.get("weights_sha256"));
        assertEquals(64, metadata.get("data_sha256/train-images-idx3-ubyte").length());
        assertTrue(metadata.containsKey("numerics_version") && metadata.containsKey("licence"), metadata::toString);
    }

    @Test
    void weightsAreTheSameInBothFilesBitForBit() throws IOException {
        Path file = home.resolve("weights of mine.safetensors");
        assertEquals(0, gradbook("export mnist-1000-mlp --format safetensors -o", file.toString()), err::toString);
        Map<String, NdArray> weights = SafeTensors.read(file).tensors();
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(folder().resolve("model.onnx")));
        Map<String, NdArray> inModel = new TreeMap<>();
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            if (!tensor.getName().contains("/")) {
                inModel.put(tensor.getName(), OnnxTensors.read(tensor));
            }
        }
        assertEquals(new TreeMap<>(weights), inModel);
    }

    @Test
    void theClassifierReadsBytes() {
        Path file = home.resolve("whole.onnx");
        assertEquals(0, gradbook("export mnist-1000-mlp --format classifier -o", file.toString()), err::toString);
        byte[] pixels = Runs.datasets().images(Mnist.SET).test().pixels();
        try (OnnxModel model = OnnxModel.of(Files.readAllBytes(file), 1)) {
            LoadedClassifier.Answer answer = LoadedClassifier.of(model).classify(Arrays.copyOf(pixels, 3 * 784));
            assertArrayEquals(new int[] {7, 2, 1}, answer.labels(), "the first test images");
            for (int i = 0; i < 3; i++) {
                double sum = 0;
                for (int c = 0; c < 10; c++) {
                    sum += answer.probabilities().at(10 * i + c);
                }
                assertEquals(1, sum, 1e-6);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A model beside the record of another run would be taken for that one's. */
    @Test
    void aRunWithoutExportTakesEarlierModelsAway(@TempDir Path other) {
        String run = "run mnist-1000-mlp --epochs 1 --quiet --home=" + other;
        assertEquals(0, gradbookAnywhere(run));
        Path model = other.resolve("runs/mnist-1000-mlp-v1/model.onnx");
        assertTrue(Files.exists(model));
        assertEquals(0, gradbookAnywhere(run + " --no-export"));
        assertFalse(Files.exists(model));
    }

    private int gradbookAnywhere(String command) {
        return Gradbook.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(command.split(" "));
    }

    @Test
    void whatWasNotTrainedIsNotExported() {
        assertEquals(1, gradbook("export lenet"));
        assertTrue(
                err.toString()
                        .endsWith(
                                "lenet@1 was not trained here: there is no " + home.resolve("runs/lenet-v1/record.json")
                                        + "; run it first: `gradbook run lenet`" + System.lineSeparator()),
                err::toString);
    }

    @Test
    void anAlteredModelIsNotExported() throws IOException {
        Path file = folder().resolve("classifier.onnx");
        byte[] content = Files.readAllBytes(file);
        Path to = home.resolve("altered.onnx");
        try {
            Files.write(file, "another".getBytes(StandardCharsets.UTF_8));
            assertEquals(1, gradbook("export mnist-1000-mlp --format classifier -o", to.toString()));
            assertTrue(
                    err.toString().contains(file + " is not the file that its record names: expected SHA-256 "),
                    err::toString);
            assertFalse(Files.exists(to));
        } finally {
            Files.write(file, content);
        }
    }

    @Test
    void aRunOfSpoiltNetworksSaysWhyItLeftNone() {
        assertEquals(0, gradbook("run failures --epochs 1 --set samples=100 --quiet"), err::toString);
        assertEquals(1, gradbook("export failures"));
        assertTrue(
                err.toString()
                        .contains(
                                "is of a run that left no model; failures@1 leaves none, because its networks are spoilt "
                                        + "on purpose"),
                err::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scalar-four-points | --epochs 3 | 4
            micrograd-demo | --epochs 3 | 100
            overfit-one-batch | --epochs 2 | 10000
            """)
    void aModelThatIsNoClassifierOfImagesIsExportedAllTheSame(String id, String options, int samples)
            throws IOException {
        assertEquals(0, gradbook("run " + id + " --quiet " + options), err::toString);
        Path folder = home.resolve("runs/" + id + "-v1");
        Exported models =
                RunRecordFile.read(folder.resolve("record.json")).models().orElseThrow();
        assertEquals(samples, models.proof().samples());
        assertTrue(models.proof().largestDifference() < 1e-5, models::toString);
        Path judged = Path.of("target", "models", id + ".onnx"); // for onnx.checker, in .ci/run
        assertEquals(0, gradbook("export " + id + " -o", judged.toString()), err::toString);
        assertEquals(1, gradbook("export --format classifier " + id));
        assertTrue(err.toString().contains("is no classifier of images: take another format"), err::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict --mnist-index 0", "predict --mnist-index 0 --engine"})
    void aDigitOfMnistIsPredicted(String command) {
        assertEquals(0, gradbook(command, folder().resolve("classifier.onnx").toString()), err::toString);
        List<String> lines = out.toString().lines().toList();
        int first = lines.indexOf("MNIST's test image 0, a 7: class 7");
        assertTrue(first >= 0, out::toString);
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
        assertEquals(0, gradbook("predict --like-mnist " + model, file.toString()), err::toString);
        assertTrue(out.toString().contains(file + ": class 7"), out::toString);
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
        int before = err.toString().length();
        assertEquals(
                1,
                gradbook(
                        "predict --like-mnist " + folder().resolve(model),
                        folder().resolve(image).toString()));
        String said = err.toString().substring(before);
        assertTrue(said.contains(sentence), said);
        assertEquals(1, said.lines().count(), said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            record.json | record.json cannot be asked: onnx: expected an ONNX model, found
            model.onnx  | model.onnx cannot be asked: onnx: expected a classifier from pixels
            """)
    void whatTheEngineCannotReadIsSaidInASentence(String model, String sentence) {
        int before = err.toString().length();
        assertEquals(
                1,
                gradbook(
                        "predict --engine --mnist-index 0",
                        folder().resolve(model).toString()));
        String said = err.toString().substring(before);
        assertTrue(said.contains(sentence), said);
        assertEquals(1, said.lines().count(), said);
    }

    private Path folder() {
        return home.resolve("runs/mnist-1000-mlp-v1");
    }

    /** A command, of which a last word may have blanks. */
    private int gradbook(String command, String... last) {
        String[] words = (command + " --home=" + home).split(" ");
        String[] all = Arrays.copyOf(words, words.length + last.length);
        all[words.length - 1] = last.length == 0 ? words[words.length - 1] : last[0];
        if (last.length > 0) {
            all[words.length] = words[words.length - 1];
        }
        return Gradbook.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(all);
    }
}

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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models that a run leaves, and how to get and use them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportCommandTest {
    private static final String RUN = "run mnist-1000-mlp --epochs 2 --quiet";

    @TempDir
    private static Path home;

    private Console console;

    @BeforeAll
    void train() throws IOException {
        console = new Console(home);
        assertEquals(0, console.gradbook(RUN), console::err);
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
                console.out()
                        .contains("ONNX Runtime         the same class for all 10,000 test samples, logits within"),
                console::out);
    }

    @Test
    void anotherRunLeavesTheSameBytes() throws IOException {
        Map<String, String> before = digests();
        for (String file : before.keySet()) {
            Files.delete(folder().resolve(file));
        }
        assertEquals(0, console.gradbook(RUN + " --threads 1"), console::err);
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
        assertEquals(
                0, console.gradbook("export mnist-1000-mlp --format safetensors -o", file.toString()), console::err);
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
        assertEquals(
                0, console.gradbook("export mnist-1000-mlp --format classifier -o", file.toString()), console::err);
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
        Console there = new Console(other);
        assertEquals(0, there.gradbook("run mnist-1000-mlp --epochs 1 --quiet"), there::err);
        Path model = other.resolve("runs/mnist-1000-mlp-v1/model.onnx");
        assertTrue(Files.exists(model));
        assertEquals(0, there.gradbook("run mnist-1000-mlp --epochs 1 --quiet --no-export"), there::err);
        assertFalse(Files.exists(model));
    }

    @Test
    void whatWasNotTrainedIsNotExported() {
        assertEquals(1, console.gradbook("export lenet"));
        assertTrue(
                console.err()
                        .endsWith(
                                "lenet@1 was not trained here: there is no " + home.resolve("runs/lenet-v1/record.json")
                                        + "; run it first: `gradbook run lenet`" + System.lineSeparator()),
                console::err);
    }

    @Test
    void anAlteredModelIsNotExported() throws IOException {
        Path file = folder().resolve("classifier.onnx");
        byte[] content = Files.readAllBytes(file);
        Path to = home.resolve("altered.onnx");
        try {
            Files.write(file, "another".getBytes(StandardCharsets.UTF_8));
            assertEquals(1, console.gradbook("export mnist-1000-mlp --format classifier -o", to.toString()));
            assertTrue(
                    console.err().contains(file + " is not the file that its record names: expected SHA-256 "),
                    console::err);
            assertFalse(Files.exists(to));
        } finally {
            Files.write(file, content);
        }
    }

    @Test
    void aRunOfSpoiltNetworksSaysWhyItLeftNone() {
        assertEquals(0, console.gradbook("run failures --epochs 1 --set samples=100 --quiet"), console::err);
        assertEquals(1, console.gradbook("export failures"));
        assertTrue(
                console.err()
                        .contains(
                                "is of a run that left no model; failures@1 leaves none, because its networks are spoilt "
                                        + "on purpose"),
                console::err);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scalar-four-points | --epochs 3 | 4
            micrograd-demo | --epochs 3 | 100
            overfit-one-batch | --epochs 2 | 10000
            """)
    void aModelThatIsNoClassifierOfImagesIsExportedAllTheSame(String id, String options, int samples)
            throws IOException {
        assertEquals(0, console.gradbook("run " + id + " --quiet " + options), console::err);
        Path folder = home.resolve("runs/" + id + "-v1");
        Exported models =
                RunRecordFile.read(folder.resolve("record.json")).models().orElseThrow();
        assertEquals(samples, models.proof().samples());
        assertTrue(models.proof().largestDifference() < 1e-5, models::toString);
        Path judged = Path.of("target", "models", id + ".onnx"); // for onnx.checker, in .ci/run
        assertEquals(0, console.gradbook("export " + id + " -o", judged.toString()), console::err);
        assertEquals(1, console.gradbook("export --format classifier " + id));
        assertTrue(console.err().contains("is no classifier of images: take another format"), console::err);
    }

    private Path folder() {
        return home.resolve("runs/mnist-1000-mlp-v1");
    }
}

package gradbook.experiments.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.io.Failure;
import gradbook.experiments.mnist.MnistMlp;
import gradbook.experiments.testing.Runs;
import gradbook.interop.onnx.ImageClassifier;
import gradbook.interop.onnx.OnnxExporter;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.proto.ModelProto;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models that are not the network's do not pass. */
class DoorProofTest {
    private static final ImageParts IMAGES = Runs.datasets().images(Mnist.SET);

    private final Module network = MnistMlp.model(16, RandomKey.of(1), DType.FLOAT32);

    @Test
    void theNetworksOwnModelsPass() {
        Exported.Proof proof = proof(model(network), values());
        assertEquals(10_000, proof.samples());
        assertEquals(0, proof.otherLabels());
        assertTrue(proof.largestDifference() < 1e-5, proof::toString);
    }

    @Test
    void oneWeightThatDiffersIsFound() {
        Module other = MnistMlp.model(16, RandomKey.of(1), DType.FLOAT32);
        other.namedParameters().get("fc2.weight").value().floats()[7] += 0.01f;
        assertTrue(refusal(model(other), values()).startsWith("expected logits of ONNX Runtime within "));
    }

    @Test
    void aWrongTableOfBytesIsFound() {
        float[] values = values();
        values[255] = 0;
        assertTrue(refusal(model(network), values).startsWith("expected a probability of "));
    }

    @Test
    void aNetworkThatDivergedIsRefused() {
        network.namedParameters().get("fc2.bias").value().floats()[0] = Float.NaN;
        assertEquals("expected finite logits, found that the network's are NaN", refusal(model(network), values()));
        Failure failure = assertThrows(
                Failure.class,
                () -> ModelExport.of(
                        TrainedOnImages.classifier(network, Mnist.SET), set -> IMAGES, "made-up@1", Map.of()));
        assertEquals(
                "the model of made-up@1 is not kept: expected finite logits, found that the network's are NaN",
                failure.getMessage());
    }

    private static float[] values() {
        return IMAGES.testDataset().valueOfPixel();
    }

    private static ModelProto model(Module network) {
        return OnnxExporter.export(
                network,
                Input.batch("images", DType.FLOAT32, Shape.of(1, 28, 28), ""),
                new OnnxExporter.Description("mlp", "", "logits", "", Map.of()));
    }

    private String refusal(ModelProto model, float[] values) {
        return assertThrows(IllegalArgumentException.class, () -> proof(model, values))
                .getMessage();
    }

    private Exported.Proof proof(ModelProto model, float[] values) {
        byte[] logits = model.toByteArray();
        byte[] classifier = ImageClassifier.of(model, values, "", "").toByteArray();
        Trained trained = TrainedOnImages.classifier(network, Mnist.SET);
        try (ClassifierProof whole = new ClassifierProof(classifier, IMAGES.test())) {
            return new DoorProof(network).of(logits, trained::random, trained.test(set -> IMAGES), whole);
        }
    }
}

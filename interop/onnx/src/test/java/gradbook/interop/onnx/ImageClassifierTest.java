package gradbook.interop.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.random.RandomKey;
import gradbook.interop.onnx.OnnxExporter.Description;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.reader.EngineModel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around a network that reads images: bytes in front, probabilities and a label behind. */
class ImageClassifierTest {
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;
    private static final int CLASSES = 4;

    /** A softmax of four float32 numbers, by two programs. */
    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bytesBecomeProbabilitiesAndALabel(boolean inTheEngine) {
        Module network = network("relu", "fc2");
        byte[] pixels = {0, 1, 2, 3, 4, 5, (byte) 255, (byte) 128, 127, 0, 60, (byte) 200};
        float[] values = values();
        float[] scaled = new float[pixels.length];
        IntStream.range(0, pixels.length).forEach(i -> scaled[i] = values[pixels[i] & 0xff]);
        Tensor logits = network.forward(Tensor.constant(NdArray.of(Shape.of(2, 1, ROWS, COLUMNS), scaled)), Mode.EVAL);
        NdArray expected = logits.softmax(1).value();
        ModelProto model = classifier(model(network, "images", "logits"));
        try (LoadedModel loaded = inTheEngine ? EngineModel.of(model.toByteArray()) : OnnxModel.of(model)) {
            LoadedClassifier whole = LoadedClassifier.of(loaded);
            assertEquals(List.of(ROWS, COLUMNS), List.of(whole.rows(), whole.columns()));
            LoadedClassifier.Answer answer = whole.classify(pixels);
            assertArrayEquals(logits.argMax(false, 1).value().ints(), answer.labels());
            for (int i = 0; i < expected.count(); i++) {
                assertEquals(expected.at(i), answer.probabilities().at(i), TOLERANCE);
            }
        }
    }

    /** Pinned: these bytes come out on every machine, under every JDK. */
    @Test
    void theSameNetworkGivesTheSameBytes() throws Exception {
        byte[] bytes =
                classifier(model(network("relu", "fc2"), "images", "logits")).toByteArray();
        assertEquals(
                "2fd6711f74b8891294292b69d053505ca179458e6117eb13ffbb88d34bb3c341",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pixels",
                "pixels/values",
                "pixels/index",
                "pixels/scaled",
                "pixels/channel",
                "probabilities",
                "label"
            })
    void aNetworkThatHasOneOfItsNamesIsRefused(String name) {
        assertRefused(name, model(network(name, "fc2"), "images", "logits"));
        assertRefused(name, model(network("relu", "fc2"), name, "logits"));
        assertRefused(name, model(network("relu", "fc2"), "images", name));
        assertRefused(name, modelWithParameter(name));
    }

    /** The last layer's value is the output; what is left of the layer's name is the node's. */
    @ParameterizedTest
    @ValueSource(strings = {"pixels/index", "pixels/scaled", "probabilities", "label"})
    void aNodeOfItsNameIsRefused(String name) {
        assertRefused(name, model(network("relu", name), "images", "logits"));
    }

    private static void assertRefused(String name, ModelProto logits) {
        assertEquals(
                "onnx: expected a network without a name that its image classifier has, found " + name
                        + "; call that layer, parameter, input or output otherwise",
                assertThrows(IllegalArgumentException.class, () -> classifier(logits))
                        .getMessage());
    }

    private static ModelProto modelWithParameter(String name) {
        NdArray weight = NdArray.full(Shape.of(CLASSES, ROWS * COLUMNS), DType.FLOAT32, 0.5);
        return OnnxExporter.export(
                List.of(Input.batch("images", DType.FLOAT32, Shape.of(1, ROWS, COLUMNS), "")),
                (x, mode) -> List.of(x.get(0).flatten(1).linear(Tensor.constant(weight))),
                Map.of(name, weight),
                true,
                new Description("tiny", "", "logits", "", Map.of()));
    }

    private static Module network(String inner, String last) {
        RandomKey key = RandomKey.of(3);
        return Sequential.named()
                .add("flatten", Flatten.INSTANCE)
                .add("fc1", Linear.create(ROWS * COLUMNS, 5, Initializer.HE_NORMAL, key.fold("fc1")))
                .add(inner, Activation.RELU)
                .add(last, Linear.create(5, CLASSES, Initializer.HE_NORMAL, key.fold("fc2")))
                .build();
    }

    private static ModelProto model(Module network, String input, String output) {
        return OnnxExporter.export(
                network,
                Input.batch(input, DType.FLOAT32, Shape.of(1, ROWS, COLUMNS), "grey, scaled"),
                new Description("tiny", "Reads tiny images.", output, "one for each class", Map.of()));
    }

    private static ModelProto classifier(ModelProto logits) {
        return ImageClassifier.of(logits, values(), "From tiny images to classes.", "Class i is the i-th.");
    }

    private static float[] values() {
        float[] values = new float[256];
        IntStream.range(0, 256).forEach(i -> values[i] = (i / 255f - 0.25f) / 0.5f);
        return values;
    }
}

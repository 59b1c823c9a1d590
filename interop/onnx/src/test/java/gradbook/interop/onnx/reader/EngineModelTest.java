package gradbook.interop.onnx.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.BatchNorm2d;
import gradbook.engine.nn.Conv2d;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.MaxPool2d;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Padding;
import gradbook.engine.nn.Sequential;
import gradbook.engine.random.RandomKey;
import gradbook.interop.onnx.Drawn;
import gradbook.interop.onnx.ImageClassifier;
import gradbook.interop.onnx.OnnxExporter;
import gradbook.interop.onnx.OnnxExporter.Description;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.proto.AttributeProto;
import gradbook.interop.onnx.proto.AttributeProto.AttributeType;
import gradbook.interop.onnx.proto.GraphProto;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.NodeProto;
import gradbook.interop.onnx.proto.OperatorSetIdProto;
import gradbook.interop.onnx.tensor.OnnxTensors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that come back. */
class EngineModelTest {
    private static final int SIDE = 8;

    private final Module network = network();
    private final ModelProto model = model(network);

    /** A classifier of 8 x 8 images. */
    static Module network() {
        RandomKey key = RandomKey.of(5);
        return Drawn.anew(Sequential.of(
                Conv2d.create(1, 4, 3, Padding.SAME, key.fold("conv")),
                BatchNorm2d.create(4),
                Activation.RELU,
                MaxPool2d.of(2),
                Flatten.INSTANCE,
                Linear.create(4 * 16, 3, Initializer.HE_NORMAL, key.fold("fc"))));
    }

    static ModelProto model(Module network) {
        return OnnxExporter.export(
                network,
                Input.batch("images", DType.FLOAT32, Shape.of(1, SIDE, SIDE), ""),
                new Description("small", "", "logits", "", Map.of("seed", "5")));
    }

    /** From bytes, each of which stands for a 255th of itself. */
    static ModelProto classifier(ModelProto logits) {
        float[] values = new float[256];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 255f;
        }
        return ImageClassifier.of(logits, values, "", "");
    }

    @ParameterizedTest
    @MethodSource("batches")
    void aModelThatComesBackGivesTheNetworksBits(int batch) {
        NdArray x = RandomKey.of(batch).normal(Shape.of(batch, 1, SIDE, SIDE), DType.FLOAT32, 0, 1);
        NdArray expected = network.forward(Tensor.constant(x), Mode.EVAL).value();
        assertEquals(expected, EngineModel.of(model.toByteArray()).run(List.of(x)));
    }

    static Stream<Integer> batches() {
        return Stream.of(1, 2, 7, 64);
    }

    @Test
    void itSaysWhatItTakesAndWhereItComesFrom() {
        EngineModel loaded = EngineModel.of(model.toByteArray());
        assertEquals("[images: FLOAT [-1, 1, 8, 8]]", loaded.inputs().toString());
        assertEquals("[logits: FLOAT [-1, 3]]", loaded.outputs().toString());
        assertEquals(Map.of("seed", "5"), loaded.metadata());
    }

    static Stream<Arguments> broken() {
        byte[] whole = model(network()).toByteArray();
        ModelProto model = model(network());
        return Stream.of(
                Arguments.of(
                        "onnx: expected an ONNX model, found 13 bytes that are none, or that are cut short",
                        "not a model\n.".getBytes(StandardCharsets.UTF_8)),
                Arguments.of(
                        "onnx: expected an ONNX model, found 500 bytes that are none, or that are cut short",
                        Arrays.copyOf(whole, 500)),
                Arguments.of(
                        "onnx: expected an ONNX model, found a file without a version of its format or without a graph",
                        new byte[0]),
                Arguments.of(
                        "onnx: expected one opset of 13 to 17, found [21]; export the model with one of these, or run it in "
                                + "ONNX Runtime",
                        withOpset(model, "", 21)),
                Arguments.of(
                        "onnx: expected operators of ONNX itself, found that the model needs those of com.example",
                        withOpset(model, "com.example", 1)),
                Arguments.of(
                        "onnx: expected a graph with an output, found none",
                        model.toBuilder()
                                .setGraph(model.getGraph().toBuilder().clearOutput())
                                .build()
                                .toByteArray()),
                Arguments.of(
                        "onnx: expected operators that the engine has, found NonZero", with(model, node("NonZero"))),
                Arguments.of(
                        "onnx: expected operators that the engine has, found com.example.Relu",
                        with(model, node("Relu").setDomain("com.example"))));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatCannotBeReadIsRefusedInASentence(String sentence, byte[] file) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> EngineModel.of(file))
                        .getMessage());
    }

    static Stream<Arguments> unrunnable() {
        ModelProto model = model(network());
        return Stream.of(
                Arguments.of(
                        "onnx: Relu at \"late?r\": no node before it computes its input nothing",
                        with(model, node("Relu", "nothing").setName("late\nr"))),
                Arguments.of(
                        "onnx: Relu at \"\": expected attributes of Relu that the engine has, found [fast]",
                        with(
                                model,
                                node("Relu", "images")
                                        .addAttribute(AttributeProto.newBuilder()
                                                .setName("fast")
                                                .setType(AttributeType.INT)))),
                Arguments.of(
                        "onnx: ConstantOfShape at \"\": expected a step that makes at most 100000 elements, found more",
                        with(filled(model, "large", 1_000, 1_000))),
                Arguments.of(
                        "onnx: DepthToSpace at \"\": expected channels in blocks of 65536 x 65536, found 65536",
                        with(
                                filled(model, "x", 1, 65_536, 1, 1),
                                node("DepthToSpace", "x")
                                        .addAttribute(AttributeProto.newBuilder()
                                                .setName("blocksize")
                                                .setType(AttributeType.INT)
                                                .setI(65_536)))),
                // a layer of so many units would be made of 1.6 thousand million numbers
                Arguments.of(
                        "onnx: LSTM at \"\": expected a weight of the state [directions, 4 units, units], found [1, 0, 20000]",
                        with(
                                filled(filled(filled(model, "x", 5, 2, 1), "w", 1, 80_000, 1), "r", 1, 0, 20_000),
                                node("LSTM", "x", "w", "r"))),
                Arguments.of(
                        "onnx: LSTM at \"\": expected an initial h beside the initial c, found none",
                        with(
                                filled(
                                        filled(filled(filled(model, "x", 5, 2, 1), "w", 1, 12, 1), "r", 1, 12, 3),
                                        "c",
                                        1,
                                        2,
                                        3),
                                node("LSTM", "x", "w", "r", "", "", "", "c"))));
    }

    @ParameterizedTest
    @MethodSource("unrunnable")
    void whatCannotRunIsRefusedInASentence(String sentence, byte[] file) {
        EngineModel loaded = EngineModel.of(file, 100_000);
        NdArray x = NdArray.zeros(Shape.of(4, 1, SIDE, SIDE), DType.FLOAT32);
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> loaded.run(List.of(x)));
        assertEquals(sentence, refusal.getMessage());
    }

    @Test
    void anInputOfAnotherShapeIsRefused() {
        EngineModel loaded = EngineModel.of(model.toByteArray());
        NdArray x = NdArray.zeros(Shape.of(4, 1, SIDE, 9), DType.FLOAT32);
        assertEquals(
                "onnx: expected an input images: FLOAT [-1, 1, 8, 8], found FLOAT32 [4, 1, 8, 9] {0.0, 0.0, 0.0, 0.0, 0.0, "
                        + "0.0, 0.0, 0.0, ...}",
                assertThrows(IllegalArgumentException.class, () -> loaded.run(List.of(x)))
                        .getMessage());
    }

    private static byte[] withOpset(ModelProto model, String domain, long version) {
        OperatorSetIdProto opset = OperatorSetIdProto.newBuilder()
                .setDomain(domain)
                .setVersion(version)
                .build();
        return model.toBuilder()
                .clearOpsetImport()
                .addOpsetImport(opset)
                .build()
                .toByteArray();
    }

    private static NodeProto.Builder node(String type, String... inputs) {
        return NodeProto.newBuilder().setOpType(type).addAllInput(List.of(inputs));
    }

    private static byte[] with(ModelProto model, NodeProto.Builder... nodes) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        for (NodeProto.Builder node : nodes) {
            graph.addNode(node.addOutput("more"));
        }
        return model.toBuilder().setGraph(graph).build().toByteArray();
    }

    /** With zeros of this shape under a name, of which the file has none. */
    private static ModelProto filled(ModelProto model, String name, int... sizes) {
        String shape = name + "/shape";
        return model.toBuilder()
                .setGraph(model.getGraph().toBuilder()
                        .addInitializer(OnnxTensors.writeInt64(shape, NdArray.of(Shape.of(sizes.length), sizes)))
                        .addNode(node("ConstantOfShape", shape).addOutput(name)))
                .build();
    }
}

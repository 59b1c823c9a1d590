package gradbook.interop.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.BatchNorm2d;
import gradbook.engine.nn.Conv2d;
import gradbook.engine.nn.Dropout;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.MaxPool2d;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.op.Window2d;
import gradbook.engine.random.RandomKey;
import gradbook.interop.onnx.OnnxExporter.Description;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.NodeProto;
import gradbook.interop.onnx.proto.TensorProto;
import gradbook.interop.onnx.proto.ValueInfoProto;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a stranger sees who opens an exported model. */
class OnnxExporterTest {
    private static final Input IMAGES = Input.batch("images", DType.FLOAT32, Shape.of(1, 8, 8), "grey, scaled");

    private static Module network(DType dtype) {
        RandomKey key = RandomKey.of(5);
        return Sequential.named()
                .add(
                        "conv1",
                        Conv2d.create(1, 4, Window2d.of(3).withSamePadding(), 1, Initializer.HE_NORMAL, key, dtype))
                .add("relu1", Activation.RELU)
                .add("pool1", MaxPool2d.of(2))
                .add("bn1", BatchNorm2d.create(4, 1e-5, 0.1, dtype))
                .add("dropout", new Dropout(0.5))
                .add("flatten", Flatten.INSTANCE)
                .add("fc1", Linear.create(64, 3, Initializer.HE_NORMAL, key.fold("fc1"), dtype))
                .build();
    }

    private static ModelProto model() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("experiment", "digits@1");
        metadata.put("seed", "42");
        return OnnxExporter.export(
                network(DType.FLOAT32),
                IMAGES,
                new Description("digits", "Reads digits.", "logits", "one for each class", metadata));
    }

    @Test
    void nodesBearTheNamesOfTheirLayers() {
        assertEquals(
                List.of(
                        "Conv conv1",
                        "Relu relu1",
                        "MaxPool pool1",
                        "BatchNormalization bn1",
                        "Reshape flatten",
                        "Gemm fc1"),
                model().getGraph().getNodeList().stream()
                        .map(node -> node.getOpType() + " " + node.getName())
                        .toList());
    }

    @Test
    void parametersBearPyTorchsNames() {
        assertEquals(
                List.of(
                        "conv1.weight",
                        "conv1.bias",
                        "bn1.weight",
                        "bn1.bias",
                        "bn1.running_mean",
                        "bn1.running_var",
                        "flatten/shape",
                        "fc1.weight",
                        "fc1.bias"),
                model().getGraph().getInitializerList().stream()
                        .map(TensorProto::getName)
                        .toList());
    }

    @Test
    void inputsOutputsAndAllBetweenSayTheirShapesForAnyBatch() {
        var graph = model().getGraph();
        List<String> shapes = Stream.of(graph.getInputList(), graph.getValueInfoList(), graph.getOutputList())
                .flatMap(List::stream)
                .map(OnnxExporterTest::shown)
                .toList();
        assertEquals(
                List.of(
                        "images [batch, 1, 8, 8] grey, scaled",
                        "conv1 [batch, 4, 8, 8] ",
                        "relu1 [batch, 4, 8, 8] ",
                        "pool1 [batch, 4, 4, 4] ",
                        "bn1 [batch, 4, 4, 4] ",
                        "flatten [batch, 64] ",
                        "logits [batch, 3] one for each class"),
                shapes);
    }

    private static String shown(ValueInfoProto value) {
        return value.getName()
                + value.getType().getTensorType().getShape().getDimList().stream()
                        .map(size -> size.hasDimParam() ? size.getDimParam() : Long.toString(size.getDimValue()))
                        .collect(Collectors.joining(", ", " [", "] "))
                + value.getDocString();
    }

    @Test
    void aModelSaysWhereItComesFrom() {
        ModelProto model = model();
        assertEquals(8, model.getIrVersion());
        assertEquals(17, model.getOpsetImport(0).getVersion());
        assertEquals("Gradbook", model.getProducerName());
        assertEquals("Reads digits.", model.getDocString());
        assertEquals(
                List.of("experiment=digits@1", "seed=42"),
                model.getMetadataPropsList().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
    }

    /** Pinned: these bytes come out on every machine, under every JDK. */
    @Test
    void theSameNetworkGivesTheSameBytes() throws Exception {
        byte[] bytes = model().toByteArray();
        assertEquals(
                "8ad25d58a9d7bf1b4ea89451a8ce75023223658d53a3b08183881aedd5df7e90",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @Test
    void aLayerByItselfIsAModel() {
        Module layer = Linear.create(4, 2, Initializer.HE_NORMAL, RandomKey.of(1));
        ModelProto model = OnnxExporter.export(
                layer,
                Input.batch("x", DType.FLOAT32, Shape.of(4), ""),
                new Description("linear", "", "y", "", Map.of()));
        assertEquals(
                List.of("Gemm"),
                model.getGraph().getNodeList().stream()
                        .map(NodeProto::getOpType)
                        .toList());
        NdArray x = RandomKey.of(2).normal(Shape.of(3, 4), DType.FLOAT32, 0, 1);
        try (OnnxModel loaded = OnnxModel.of(model)) {
            assertEquals(Shape.of(3, 2), loaded.run(List.of(x)).shape());
            assertEquals(
                    List.of("x"),
                    loaded.inputs().stream().map(LoadedModel.Port::name).toList());
        }
    }

    @Test
    void whatCannotBeExportedIsRefusedInASentence() {
        Description description = new Description("m", "", "y", "", Map.of());
        assertEquals(
                "onnx: expected a network of float32, found conv1.weight of float64; train it in float32",
                refusal(() -> OnnxExporter.export(network(DType.FLOAT64), IMAGES, description)));
        Module loss = (x, mode) -> x.flatten(1)
                .softmaxCrossEntropy(
                        Tensor.constant(NdArray.zeros(Shape.of(x.shape().size(0)), DType.INT32)));
        assertEquals(
                "onnx: softmaxCrossEntropy (at softmaxCrossEntropy) is not exported: it is a loss, which a model that answers does not have",
                refusal(() -> OnnxExporter.export(loss, IMAGES, description)));
        Module deaf = (x, mode) ->
                Tensor.constant(NdArray.zeros(Shape.of(2), DType.FLOAT32)).relu();
        assertEquals(
                "onnx: expected a function of its inputs, found that no operator reads images; what is read in Java, as a loss does its"
                        + " labels, cannot be exported",
                refusal(() -> OnnxExporter.export(deaf, IMAGES, description)));
        Module fickle = (x, mode) -> x.shape().size(0) == 2 ? x.relu() : x.tanh();
        assertEquals(
                "onnx: expected the same operators for every size, found Relu[] for batch=2 and Tanh[] for batch=3",
                refusal(() -> OnnxExporter.export(fickle, IMAGES, description)));
    }

    /** Sizes and attributes that do not grow evenly with the batch would be wrong for all but the batches that were tried. */
    @Test
    void whatDependsOnTheBatchInAnotherWayIsRefused() {
        Description description = new Description("m", "", "y", "", Map.of());
        Module halves = (x, mode) -> x.slice(0, 0, x.shape().size(0), 2);
        assertTrue(
                refusal(() -> OnnxExporter.export(halves, IMAGES, description))
                        .startsWith("onnx: expected sizes that are sums of those that vary, found at slice "),
                "sizes");
        Module padded = (x, mode) -> x.pad(
                        new int[] {0, 0, 0, 0}, new int[] {0, 0, 0, x.shape().size(0)}, 0)
                .slice(3, 0, 8);
        assertTrue(
                refusal(() -> OnnxExporter.export(padded, IMAGES, description))
                        .startsWith("onnx: expected an operator that does not vary, found at pad [Pad["),
                "attributes");
        Module wide = (x, mode) -> x.permute(1, 2, 3, 0).adaptiveAvgPool2d(2, 2);
        assertEquals(
                "onnx: expected a plane that does not vary, found batch",
                refusal(() -> OnnxExporter.export(wide, IMAGES, description)));
    }

    /** Names of layers give way to those that a caller knows: of inputs, outputs and parameters. */
    @Test
    void theOutputAndTheParametersKeepTheirNames() {
        Module network = Sequential.named()
                .add("logits", Linear.create(4, 4, Initializer.HE_NORMAL, RandomKey.of(1)))
                .add("x", Activation.RELU)
                .build();
        ModelProto model = OnnxExporter.export(
                network,
                Input.batch("x", DType.FLOAT32, Shape.of(4), ""),
                new Description("m", "", "logits", "", Map.of()));
        assertEquals("logits", model.getGraph().getOutput(0).getName());
        assertEquals(
                List.of("logits_2", "x_2"),
                model.getGraph().getNodeList().stream().map(NodeProto::getName).toList());
    }

    @Test
    void whatOnnxRuntimeRefusesIsSaidInASentence() {
        String refusal = refusal(() -> OnnxModel.of("no model".getBytes(StandardCharsets.UTF_8), 1));
        assertEquals("onnx: expected a model that ONNX Runtime loads, which says: ", refusal.substring(0, 60));
    }

    private static String refusal(Runnable work) {
        return assertThrows(IllegalArgumentException.class, work::run).getMessage();
    }
}

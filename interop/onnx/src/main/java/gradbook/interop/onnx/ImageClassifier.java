package gradbook.interop.onnx;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.interop.onnx.graph.Attribute;
import gradbook.interop.onnx.graph.Parts;
import gradbook.interop.onnx.proto.GraphProto;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.NodeProto;
import gradbook.interop.onnx.proto.TensorProto;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import gradbook.interop.onnx.proto.TensorShapeProto.Dimension;
import gradbook.interop.onnx.proto.ValueInfoProto;
import gradbook.interop.onnx.tensor.OnnxTensors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A model from bytes to probabilities and a label. It surrounds one from scaled images to logits. The value of each byte is looked up in a table, so that it is the engine's to the bit.
 */
public final class ImageClassifier {
    /** The input: uint8 [batch, rows, columns]. */
    public static final String PIXELS = "pixels";

    /** An output: float32 [batch, classes], which sum to 1. */
    public static final String PROBABILITIES = "probabilities";

    /** An output: int64 [batch], the class of the largest probability. */
    public static final String LABEL = "label";

    /** The key of the metadata under which it names its classes, from class 0 on. */
    public static final String CLASSES = "classes";

    /** What stands between two names. */
    public static final String SEPARATOR = ", ";

    private ImageClassifier() {}

    /**
     * The whole model.
     *
     * @param logits maps float32 [batch, 1, rows, columns] to logits [batch, classes]
     * @param valueOfPixel 256 numbers
     * @param doc what it does, in a sentence
     * @param labelDoc what the labels mean
     * @throws IllegalArgumentException if something in {@code logits} has a name that the whole model needs for itself
     */
    public static ModelProto of(ModelProto logits, float[] valueOfPixel, String doc, String labelDoc) {
        if (valueOfPixel.length != 256) {
            throw new IllegalArgumentException(
                    "onnx: expected a value for each of 256 bytes, found " + valueOfPixel.length);
        }
        GraphProto inner = logits.getGraph();
        ValueInfoProto images = inner.getInput(0);
        ValueInfoProto output = inner.getOutput(0);
        List<Dimension> sizes = images.getType().getTensorType().getShape().getDimList();
        Dimension batch = sizes.get(0);
        List<Dimension> pixels = List.of(batch, sizes.get(2), sizes.get(3));
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName(inner.getName())
                .addNode(Parts.node(
                        "Cast", "pixels/index", List.of(PIXELS), Attribute.of("to", DataType.INT32.getNumber())))
                .addNode(Parts.node("Gather", "pixels/scaled", List.of("pixels/values", "pixels/index")))
                .addNode(Parts.node("Unsqueeze", images.getName(), List.of("pixels/scaled", "pixels/channel")))
                .addAllNode(inner.getNodeList())
                .addNode(Parts.node("Softmax", PROBABILITIES, List.of(output.getName()), Attribute.of("axis", 1)))
                .addNode(Parts.node(
                        "ArgMax",
                        LABEL,
                        List.of(output.getName()),
                        Attribute.of("axis", 1),
                        Attribute.of("keepdims", false)))
                .addInitializer(
                        OnnxTensors.write("pixels/values", NdArray.of(Shape.of(valueOfPixel.length), valueOfPixel)))
                .addInitializer(OnnxTensors.writeInt64("pixels/channel", NdArray.of(Shape.of(1), 1)))
                .addAllInitializer(inner.getInitializerList())
                .addValueInfo(Parts.value("pixels/index", DataType.INT32, pixels, ""))
                .addValueInfo(Parts.value("pixels/scaled", DataType.FLOAT, pixels, ""))
                .addValueInfo(images)
                .addAllValueInfo(inner.getValueInfoList())
                .addValueInfo(output)
                .addInput(Parts.value(PIXELS, DataType.UINT8, pixels, "grey, 0 to 255, as in the data set"))
                .addOutput(output.toBuilder()
                        .setName(PROBABILITIES)
                        .setDocString("of each class; they sum to 1")
                        .build())
                .addOutput(Parts.value(LABEL, DataType.INT64, List.of(batch), labelDoc));
        refuseSharedNames(graph);
        return logits.toBuilder().setDocString(doc).setGraph(graph).build();
    }

    /** Two values of one name would be one; nodes have names of their own. */
    private static void refuseSharedNames(GraphProto.Builder graph) {
        Stream<String> inputs = graph.getInputList().stream().map(ValueInfoProto::getName);
        Stream<String> constants = graph.getInitializerList().stream().map(TensorProto::getName);
        Stream<String> made = graph.getNodeList().stream().flatMap(node -> node.getOutputList().stream());
        refuseTwice(Stream.of(inputs, constants, made).flatMap(names -> names));
        refuseTwice(graph.getNodeList().stream().map(NodeProto::getName));
    }

    private static void refuseTwice(Stream<String> names) {
        Set<String> known = new HashSet<>();
        names.filter(name -> !name.isEmpty() && !known.add(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(
                    "onnx: expected a network without a name that its image classifier has, found " + name
                            + "; call that layer, parameter, input or output otherwise");
        });
    }
}

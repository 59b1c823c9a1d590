package gradbook.interop.onnx.graph;

import gradbook.interop.onnx.proto.AttributeProto;
import gradbook.interop.onnx.proto.NodeProto;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import gradbook.interop.onnx.proto.TensorShapeProto;
import gradbook.interop.onnx.proto.TensorShapeProto.Dimension;
import gradbook.interop.onnx.proto.TypeProto;
import gradbook.interop.onnx.proto.ValueInfoProto;
import java.util.List;

/** What a graph consists of beside its arrays: nodes, and values with their types and sizes. */
public final class Parts {
    private Parts() {}

    /** A node with one output, called like that. */
    public static NodeProto.Builder node(String type, String y, List<String> x, AttributeProto... attributes) {
        return node(type, y, x, List.of(y), attributes);
    }

    /** A node. */
    static NodeProto.Builder node(
            String type, String name, List<String> x, List<String> y, AttributeProto... attributes) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName(name)
                .addAllInput(x)
                .addAllOutput(y)
                .addAllAttribute(List.of(attributes));
    }

    /**
     * A value.
     *
     * @param doc what it means; empty to leave it out
     */
    public static ValueInfoProto value(String name, DataType type, List<Dimension> sizes, String doc) {
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.getNumber())
                .setShape(TensorShapeProto.newBuilder().addAllDim(sizes))
                .build();
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor));
        return (doc.isEmpty() ? value : value.setDocString(doc)).build();
    }

    /** One of a value's sizes: a number, or a name if it varies. */
    static Dimension size(Size size) {
        Dimension.Builder dimension = Dimension.newBuilder();
        return (size.isFixed() ? dimension.setDimValue(size.fixed()) : dimension.setDimParam(size.toString())).build();
    }
}

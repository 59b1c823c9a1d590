package gradbook.interop.onnx;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.nn.Module;
import gradbook.interop.onnx.graph.Graph;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.graph.Nodes;
import gradbook.interop.onnx.graph.Output;
import gradbook.interop.onnx.graph.Step;
import gradbook.interop.onnx.graph.Trace;
import gradbook.interop.onnx.graph.Traced;
import gradbook.interop.onnx.layer.OnnxLayers;
import gradbook.interop.onnx.operator.OnnxOps;
import gradbook.interop.onnx.proto.GraphProto;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.OperatorSetIdProto;
import gradbook.interop.onnx.proto.StringStringEntryProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Trained networks as ONNX models. A network runs, for batches of several sizes, and the operators that it went through become nodes; layers that ONNX has as
 * one node, such as a convolution with its bias, batch normalization or an LSTM, become that node. The batch may have any size, and so may
 * other axes of the inputs. The same network gives the same bytes, every time and everywhere.
 */
public final class OnnxExporter {
    /** The operators' version; 17 has layer normalization and is read by everything since 2022. */
    public static final int OPSET = 17;

    /** The file format's version that belongs to it. */
    public static final int IR = 8;

    private OnnxExporter() {}

    /**
     * What a model says of itself.
     *
     * @param name of the graph
     * @param doc what it does, in a sentence
     * @param outputs what it answers, in order
     * @param metadata more, by key, written in this order
     */
    public record Description(String name, String doc, List<Output> outputs, Map<String, String> metadata) {
        /** Of a model with one output, of this name, which is that. */
        public Description(String name, String doc, String output, String outputDoc, Map<String, String> metadata) {
            this(name, doc, List.of(new Output(output, outputDoc)), metadata);
        }
    }

    /**
     * A network as a model.
     *
     * @throws IllegalArgumentException if it is not of float32, or uses an operator that is not exported; the message says which
     */
    public static ModelProto export(Module network, Input input, Description description) {
        network.state().forEach((name, array) -> {
            if (array.dtype() == DType.FLOAT64) {
                throw new IllegalArgumentException(
                        "onnx: expected a network of float32, found " + name + " of float64; train it in float32");
            }
        });
        return export(
                List.of(input),
                // a layer that is a network by itself is named after the model
                (x, mode) -> List.of(
                        OnnxLayers.isNode(network)
                                ? mode.run(description.name(), network, x.get(0))
                                : network.forward(x.get(0), mode)),
                network.state(),
                true,
                description);
    }

    /**
     * A function of tensors as a model.
     *
     * @param function returns as many tensors as the description names outputs
     * @param state the arrays that the function uses, by name
     * @param layers whether layers that ONNX has as a node become one; else they are written operator by operator
     */
    public static ModelProto export(
            List<Input> inputs, Traced function, Map<String, NdArray> state, boolean layers, Description description) {
        List<String> taken = new ArrayList<>(state.keySet());
        inputs.forEach(input -> taken.add(input.name()));
        description.outputs().forEach(output -> taken.add(output.name()));
        Trace trace = Trace.of(inputs, function, taken, layer -> layers && OnnxLayers.isNode(layer));
        if (trace.outputs().size() != description.outputs().size()) {
            throw new IllegalArgumentException(
                    "onnx: expected " + description.outputs().size() + " outputs, found "
                            + trace.outputs().size());
        }
        GraphProto graph = Graph.of(trace, inputs, state, description.outputs(), OnnxExporter::write);
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR)
                .setProducerName("Gradbook")
                .setDocString(description.doc())
                .setGraph(graph.toBuilder().setName(description.name()))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET));
        description
                .metadata()
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }

    private static String write(Nodes nodes) {
        Step step = nodes.step();
        return step.layer().isPresent()
                ? OnnxLayers.write(step.layer().get().module(), nodes)
                : OnnxOps.write(step.op(), nodes);
    }
}

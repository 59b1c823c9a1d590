package gradbook.interop.onnx.reader;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.interop.onnx.LoadedModel.Port;
import gradbook.interop.onnx.proto.GraphProto;
import gradbook.interop.onnx.proto.NodeProto;
import gradbook.interop.onnx.proto.TensorProto;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import gradbook.interop.onnx.proto.TypeProto;
import gradbook.interop.onnx.proto.ValueInfoProto;
import gradbook.interop.onnx.tensor.OnnxTensors;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A graph of nodes, one after another in the file's order, with the mapping of each. */
final class Nodes {
    private final List<NodeProto> nodes;
    private final List<Mapping> mappings;
    private final Map<String, Tensor> constants;
    private final List<Port> inputs;
    private final List<Port> outputs;

    private Nodes(
            List<NodeProto> nodes,
            List<Mapping> mappings,
            Map<String, Tensor> constants,
            List<Port> inputs,
            List<Port> outputs) {
        this.nodes = nodes;
        this.mappings = mappings;
        this.constants = constants;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * A graph of operators that are read here.
     *
     * @throws IllegalArgumentException if it has others, names two values alike, or has constants that do not fit their sizes
     */
    static Nodes of(GraphProto graph) {
        return of(graph, Operators::find);
    }

    /** A graph of the operators that {@code known} knows. */
    static Nodes of(GraphProto graph, Function<NodeProto, Optional<Mapping>> known) {
        Set<String> unknown = new TreeSet<>();
        for (NodeProto node : graph.getNodeList()) {
            if (known.apply(node).isEmpty()) {
                unknown.add(
                        Operators.isStandard(node.getDomain())
                                ? node.getOpType()
                                : node.getDomain() + "." + node.getOpType());
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "onnx: expected operators that the engine has, found " + String.join(", ", unknown));
        }
        if (graph.getOutputCount() == 0) {
            throw new IllegalArgumentException("onnx: expected a graph with an output, found none");
        }
        Map<String, Tensor> constants = new LinkedHashMap<>();
        for (TensorProto constant : graph.getInitializerList()) {
            put(constants, constant.getName(), Tensor.constant(OnnxTensors.read(constant)));
        }
        return new Nodes(
                graph.getNodeList(),
                graph.getNodeList().stream()
                        .map(node -> known.apply(node).orElseThrow())
                        .toList(),
                constants,
                // files of before IR 4 name their constants among the inputs
                graph.getInputList().stream()
                        .filter(input -> !constants.containsKey(input.getName()))
                        .map(Nodes::port)
                        .toList(),
                graph.getOutputList().stream().map(Nodes::port).toList());
    }

    private static Port port(ValueInfoProto value) {
        TypeProto.Tensor tensor = value.getType().getTensorType();
        DataType type = DataType.forNumber(tensor.getElemType());
        List<Long> sizes = tensor.getShape().getDimList().stream()
                .map(dim -> dim.hasDimValue() ? dim.getDimValue() : -1)
                .collect(Collectors.toList());
        return new Port(value.getName(), type == null ? DataType.UNDEFINED : type, sizes);
    }

    List<Port> inputs() {
        return inputs;
    }

    List<Port> outputs() {
        return outputs;
    }

    /** The outputs for inputs by name. */
    Map<String, NdArray> run(Map<String, NdArray> x) {
        Map<String, Tensor> values = new HashMap<>(constants);
        inputs.forEach(input -> put(values, input.name(), Tensor.constant(x.get(input.name()))));
        for (int i = 0; i < nodes.size(); i++) {
            run(nodes.get(i), mappings.get(i), values);
        }
        Map<String, NdArray> found = new LinkedHashMap<>();
        for (Port output : outputs) {
            if (!values.containsKey(output.name())) {
                throw new IllegalArgumentException(
                        "onnx: expected an output " + output.name() + ", found that no node " + "computes it");
            }
            found.put(output.name(), values.get(output.name()).value());
        }
        return found;
    }

    private static void run(NodeProto node, Mapping mapping, Map<String, Tensor> values) {
        try {
            List<Tensor> outputs = mapping.apply(new Call(node, values));
            for (int i = 0; i < Math.min(outputs.size(), node.getOutputCount()); i++) {
                if (outputs.get(i) != null && !node.getOutput(i).isEmpty()) {
                    put(values, node.getOutput(i), outputs.get(i));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "onnx: " + node.getOpType() + " at \"" + node.getName() + "\": " + e.getMessage(), e);
        }
    }

    private static void put(Map<String, Tensor> values, String name, Tensor value) {
        if (values.put(name, value) != null) {
            throw new IllegalArgumentException("onnx: expected names for one value each, found two called " + name);
        }
    }
}

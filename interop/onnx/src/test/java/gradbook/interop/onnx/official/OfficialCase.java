package gradbook.interop.onnx.official;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.interop.onnx.proto.GraphProto;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.NodeProto;
import gradbook.interop.onnx.proto.TensorProto;
import gradbook.interop.onnx.proto.ValueInfoProto;
import gradbook.interop.onnx.tensor.OnnxTensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One official case: a model of one node, or of a few, with inputs and what must come out. */
record OfficialCase(String name, Path folder, GraphProto graph) {
    static OfficialCase of(Path folder) {
        try {
            ModelProto model = ModelProto.parseFrom(Files.readAllBytes(folder.resolve("model.onnx")));
            return new OfficialCase(folder.getFileName().toString(), folder, model.getGraph());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": expected a case with a model.onnx", e);
        }
    }

    /** The operators of its nodes. */
    Set<String> types() {
        return graph.getNodeList().stream().map(NodeProto::getOpType).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the engine's operators say all of it, and more than plumbing. */
    boolean isOfTheCatalogue() {
        return types().stream().allMatch(type -> Operators.find(type).isPresent())
                && types().stream().anyMatch(Operators.CATALOGUE::containsKey);
    }

    /**
     * Runs the nodes and compares the outputs.
     *
     * @return what differs, in a sentence; empty if nothing does
     * @throws UnsupportedOperationException if the engine has no such operator
     * @throws IllegalArgumentException if the engine refuses the operator, or a type
     */
    Optional<String> run() {
        Map<String, Tensor> values = new HashMap<>();
        for (TensorProto constant : graph.getInitializerList()) {
            values.put(constant.getName(), Tensor.constant(OnnxTensors.read(constant)));
        }
        for (int i = 0; i < graph.getInputCount(); i++) {
            values.put(graph.getInput(i).getName(), Tensor.constant(array("input_" + i)));
        }
        Tolerance tolerance = Tolerance.EXACT;
        for (NodeProto node : graph.getNodeList()) {
            Mapping mapping = Operators.find(node.getOpType()).orElseThrow();
            tolerance = tolerance.or(mapping.tolerance());
            keep(node, mapping.apply(new Call(node, values)), values);
        }
        for (int i = 0; i < graph.getOutputCount(); i++) {
            ValueInfoProto output = graph.getOutput(i);
            Tensor found = values.get(output.getName());
            if (found == null) {
                throw new UnsupportedOperationException("output " + output.getName() + " is not computed");
            }
            Optional<String> difference = tolerance.difference(array("output_" + i), found.value());
            if (difference.isPresent()) {
                return difference.map(text -> output.getName() + ": " + text);
            }
        }
        return Optional.empty();
    }

    private static void keep(NodeProto node, List<Tensor> outputs, Map<String, Tensor> values) {
        for (int i = 0; i < Math.min(outputs.size(), node.getOutputCount()); i++) {
            if (outputs.get(i) != null) {
                values.put(node.getOutput(i), outputs.get(i));
            }
        }
    }

    private NdArray array(String file) {
        Path path = folder.resolve("test_data_set_0").resolve(file + ".pb");
        try {
            return OnnxTensors.read(TensorProto.parseFrom(Files.readAllBytes(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": expected a tensor", e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

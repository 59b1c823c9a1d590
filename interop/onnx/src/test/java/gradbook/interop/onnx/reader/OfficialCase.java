package gradbook.interop.onnx.reader;

import gradbook.engine.array.NdArray;
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

    /** Whether the reader knows all its operators. */
    boolean isKnown() {
        return graph.getNodeList().stream().allMatch(node -> find(node).isPresent());
    }

    /**
     * Runs the nodes and compares the outputs.
     *
     * @return what differs, in a sentence; empty if nothing does
     * @throws IllegalArgumentException if the engine refuses the operator, or a type
     */
    Optional<String> run() {
        Map<String, NdArray> x = new HashMap<>();
        for (int i = 0; i < graph.getInputCount(); i++) {
            x.put(graph.getInput(i).getName(), array("input_" + i));
        }
        Map<String, NdArray> found = Nodes.of(graph, OfficialCase::find).run(x);
        Tolerance tolerance = types().stream().map(Tolerance::of).reduce(Tolerance.EXACT, Tolerance::or);
        for (int i = 0; i < graph.getOutputCount(); i++) {
            ValueInfoProto output = graph.getOutput(i);
            Optional<String> difference = tolerance.difference(array("output_" + i), found.get(output.getName()));
            if (difference.isPresent()) {
                return difference.map(text -> output.getName() + ": " + text);
            }
        }
        return Optional.empty();
    }

    /** The reader's operators, and optimizers besides, which no model has that answers. */
    private static Optional<Mapping> find(NodeProto node) {
        return Operators.find(node)
                .or(() -> OptimizerMappings.ALL.stream()
                        .filter(mapping -> mapping.type().equals(node.getOpType()))
                        .findFirst());
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

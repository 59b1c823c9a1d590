package gradbook.interop.onnx.graph;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.interop.onnx.proto.AttributeProto;
import gradbook.interop.onnx.proto.GraphProto;
import gradbook.interop.onnx.proto.NodeProto;
import gradbook.interop.onnx.proto.TensorProto;
import gradbook.interop.onnx.proto.TensorShapeProto.Dimension;
import gradbook.interop.onnx.proto.ValueInfoProto;
import gradbook.interop.onnx.tensor.OnnxTensors;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX graph that grows from a {@link Trace}, step by step. Arrays of the network's state become initializers under their names,
 * other constants under names of their own; each of them once, where it is first needed.
 */
public final class Graph {
    private final Trace trace;
    private final Map<NdArray, String> state = new IdentityHashMap<>();
    private final Map<Value, String> names = new IdentityHashMap<>();
    private final Map<String, TensorProto> initializers = new LinkedHashMap<>();
    private final List<NodeProto.Builder> nodes = new ArrayList<>();
    private final List<ValueInfoProto> between = new ArrayList<>();
    private final List<Input> inputs;
    private final Map<String, String> varying = new LinkedHashMap<>();

    private Graph(Trace trace, List<Input> inputs, Map<String, NdArray> state) {
        this.trace = trace;
        this.inputs = inputs;
        state.forEach((name, array) -> this.state.putIfAbsent(array, name)); // a shared one bears its first name
        for (int i = 0; i < inputs.size(); i++) {
            names.put(trace.inputs().get(i), inputs.get(i).name());
        }
    }

    /** Writes a step; returns the name of its value. */
    @FunctionalInterface
    public interface Writer {
        String write(Nodes nodes);
    }

    /**
     * The graph of a trace.
     *
     * @param state the network's parameters and buffers, by name
     * @param outputs what it returns, in order
     */
    public static GraphProto of(
            Trace trace, List<Input> inputs, Map<String, NdArray> state, List<Output> outputs, Writer writer) {
        Graph graph = new Graph(trace, inputs, state);
        for (Step step : trace.steps()) {
            int place = trace.outputs().indexOf(step.y());
            boolean isNew = graph.write(
                    step, place < 0 ? step.name() : outputs.get(place).name(), writer);
            if (isNew && place < 0) {
                graph.between.add(info(graph.name(step.y()), step.y(), ""));
            }
        }
        for (int i = 0; i < outputs.size(); i++) {
            String made = graph.name(trace.outputs().get(i));
            String output = outputs.get(i).name();
            if (!made.equals(output)) {
                graph.node("Identity", output, List.of(made), output);
            }
        }
        graph.refuseUnusedInputs();
        GraphProto.Builder proto = GraphProto.newBuilder();
        for (int i = 0; i < inputs.size(); i++) {
            proto.addInput(info(
                    inputs.get(i).name(), trace.inputs().get(i), inputs.get(i).doc()));
        }
        graph.nodes.forEach(proto::addNode);
        for (int i = 0; i < outputs.size(); i++) {
            proto.addOutput(info(
                    outputs.get(i).name(),
                    trace.outputs().get(i),
                    outputs.get(i).doc()));
        }
        return proto.addAllInitializer(graph.initializers.values())
                .addAllValueInfo(graph.between)
                .build();
    }

    /** What an input's elements decide in Java would be decided by zeros. */
    private void refuseUnusedInputs() {
        for (int i = 0; i < inputs.size(); i++) {
            String name = inputs.get(i).name();
            if (nodes.stream().noneMatch(node -> node.getInputList().contains(name))) {
                throw new IllegalArgumentException(
                        "onnx: expected a function of its inputs, found that no operator reads " + name
                                + "; what is read in Java, as a loss does its labels, cannot be exported");
            }
        }
    }

    /** Returns whether the step's value is a new one, and not one of those that are there. */
    private boolean write(Step step, String name, Writer writer) {
        if (step.y().dtype() == DType.FLOAT64) {
            throw new IllegalArgumentException("onnx: expected float32, found float64 at " + step.name());
        }
        List<String> given = step.x().stream().map(this::name).toList();
        int first = nodes.size();
        String made = writer.write(new Nodes(this, step));
        boolean isNew = !given.contains(made);
        if (isNew) {
            nodes.subList(first, nodes.size()).forEach(node -> rename(node, made, step.name(), name));
        }
        names.put(step.y(), isNew ? name : made);
        return isNew;
    }

    /** The node that makes a step's value is called like the step, and what it makes like the value. */
    private static void rename(NodeProto.Builder node, String made, String step, String value) {
        for (int i = 0; i < node.getInputCount(); i++) {
            if (node.getInput(i).equals(made)) {
                node.setInput(i, value);
            }
        }
        for (int i = 0; i < node.getOutputCount(); i++) {
            if (node.getOutput(i).equals(made)) {
                node.setOutput(i, value).setName(step);
            }
        }
    }

    /** The name of a value that is there. */
    String name(Value value) {
        String known = names.get(value);
        if (known == null) {
            known = leaf(value);
            names.put(value, known);
        }
        return known;
    }

    private String leaf(Value value) {
        List<NdArray> arrays = value.trials().stream().map(Tensor::value).toList();
        NdArray array = arrays.get(0);
        if (state.containsKey(array) || arrays.stream().allMatch(array::equals)) {
            return array(array);
        }
        NdArray element = NdArray.scalar(array.dtype(), array.at(0));
        for (NdArray other : arrays) {
            if (!other.equals(NdArray.full(other.shape(), array.dtype(), element.item()))) {
                throw new IllegalArgumentException("onnx: expected a constant that does not vary, found "
                        + array.shape() + " for one size of the inputs and another " + other.shape() + " for another");
            }
        }
        String name = trace.names().claim("constant");
        return node("Expand", name, List.of(constant("constant", element), shape(name, value.sizes())), name);
    }

    /** The name of an array of the network's state, or of a constant. */
    String array(NdArray array) {
        String own = state.get(array);
        return own == null ? constant("constant", array) : initializer(OnnxTensors.write(own, array));
    }

    /** An initializer of a name that begins so. */
    String constant(String name, NdArray array) {
        return initializer(OnnxTensors.write(trace.names().claim(name), array));
    }

    /** An int64 initializer: a shape, axes or indices. */
    String integers(String name, Shape shape, int... values) {
        return initializer(OnnxTensors.writeInt64(trace.names().claim(name), NdArray.of(shape, values)));
    }

    private String initializer(TensorProto tensor) {
        initializers.putIfAbsent(tensor.getName(), tensor);
        return tensor.getName();
    }

    /** The axes that vary. */
    Axes axes() {
        return trace.axes();
    }

    /** Sizes as an int64 array; those that vary are worked out when the model runs. */
    String shape(String name, List<Size> sizes) {
        if (sizes.stream().allMatch(Size::isFixed)) {
            return integers(
                    name + "/shape",
                    Shape.of(sizes.size()),
                    sizes.stream().mapToInt(Size::fixed).toArray());
        }
        List<String> parts = new ArrayList<>();
        for (Size size : sizes) {
            parts.add(size.isFixed() ? integers(name + "/size", Shape.of(1), size.fixed()) : varying(name, size));
        }
        String made = trace.names().claim(name + "/shape");
        return node("Concat", made, parts, made, Attribute.of("axis", 0));
    }

    private String varying(String name, Size size) {
        String sum = "";
        for (Map.Entry<String, Integer> axis : size.each().entrySet()) {
            String part = varying.computeIfAbsent(axis.getKey(), this::axis);
            if (axis.getValue() != 1) {
                part = node("Mul", name + "/size", part, integers(name + "/each", Shape.of(1), axis.getValue()));
            }
            sum = sum.isEmpty() ? part : node("Add", name + "/size", sum, part);
        }
        if (size.fixed() != 0) {
            sum = node("Add", name + "/size", sum, integers(name + "/fixed", Shape.of(1), size.fixed()));
        }
        return sum;
    }

    /** The size of an axis that varies, where the first input that has it has it, [1]. */
    private String axis(String axis) {
        Size size = Size.varying(axis);
        Input first = inputs.stream()
                .filter(input -> input.sizes().contains(size))
                .findFirst()
                .orElseThrow();
        int place = first.sizes().indexOf(size);
        String made = trace.names().claim(axis);
        return node(
                "Shape",
                made,
                List.of(first.name()),
                made,
                Attribute.of("start", place),
                Attribute.of("end", place + 1));
    }

    private String node(String type, String name, String... x) {
        String made = trace.names().claim(name);
        return node(type, made, List.of(x), made);
    }

    /** Adds a node with one output; returns that. */
    String node(String type, String name, List<String> x, String y, AttributeProto... attributes) {
        nodes(type, name, x, List.of(y), attributes);
        return y;
    }

    void nodes(String type, String name, List<String> x, List<String> y, AttributeProto... attributes) {
        nodes.add(Parts.node(type, name, x, y, attributes));
    }

    String claim(String name) {
        return trace.names().claim(name);
    }

    private static ValueInfoProto info(String name, Value value, String doc) {
        List<Dimension> sizes = value.sizes().stream().map(Parts::size).toList();
        return Parts.value(name, OnnxTensors.type(value.dtype()), sizes, doc);
    }
}

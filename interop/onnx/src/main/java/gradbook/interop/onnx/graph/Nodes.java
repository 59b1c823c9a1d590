package gradbook.interop.onnx.graph;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.op.Op;
import gradbook.interop.onnx.proto.AttributeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Where the nodes of one {@link Step} are written: its inputs by name, and nodes and constants named after it. */
public final class Nodes {
    private final Graph graph;
    private final Step step;

    Nodes(Graph graph, Step step) {
        this.graph = graph;
        this.step = step;
    }

    /** What is written. */
    public Step step() {
        return step;
    }

    /** The name of an input. */
    public String x(int i) {
        return graph.name(step.x().get(i));
    }

    /** The names of all inputs. */
    public String[] x() {
        return step.x().stream().map(graph::name).toArray(String[]::new);
    }

    /** An input. */
    public Value value(int i) {
        return step.x().get(i);
    }

    /** The output. */
    public Value y() {
        return step.y();
    }

    /** A number of the step's operator, such as where a slice ends; it may vary. */
    public <T extends Op> Size number(Class<T> operator, ToIntFunction<T> component) {
        return graph.axes()
                .size(step.trials().stream()
                        .map(operator::cast)
                        .mapToInt(component)
                        .toArray());
    }

    /** A node with inputs and no attributes; returns what it makes. */
    public String node(String type, String... x) {
        return node(type, List.of(x));
    }

    /** A node with inputs, of which an empty name is one that is left out, and attributes. */
    public String node(String type, List<String> x, AttributeProto... attributes) {
        return nodes(type, 1, x, attributes).get(0);
    }

    /** A node with several outputs. */
    public List<String> nodes(String type, int outputs, List<String> x, AttributeProto... attributes) {
        List<String> y = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            y.add(graph.claim(step.name() + "/" + inCamelCase(type)));
        }
        graph.nodes(type, y.get(0), x, y, attributes);
        return y;
    }

    /** {@code reduceMean} for ReduceMean, {@code lstm} for LSTM. */
    private static String inCamelCase(String type) {
        return type.equals(type.toUpperCase(Locale.ROOT))
                ? type.toLowerCase(Locale.ROOT)
                : Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /** A node of two inputs, the second a number. */
    public String node(String type, String x, double number) {
        return node(type, x, scalar(number));
    }

    /** A constant number, of float32. */
    public String scalar(double number) {
        return constant("constant", NdArray.scalar(DType.FLOAT32, number));
    }

    /** A constant array. */
    public String constant(String name, NdArray array) {
        return graph.constant(step.name() + "/" + name, array);
    }

    /** The float32 parameter, buffer or constant that an array is. */
    public String array(NdArray array) {
        return graph.array(array);
    }

    /** An int64 constant [n]. */
    public String integers(String name, int... values) {
        return graph.integers(step.name() + "/" + name, Shape.of(values.length), values);
    }

    /** An int64 constant [n]. */
    public String integers(String name, List<Integer> values) {
        return integers(name, values.stream().mapToInt(Integer::intValue).toArray());
    }

    /** An int64 constant []. */
    public String integer(String name, int value) {
        return graph.integers(step.name() + "/" + name, Shape.SCALAR, value);
    }

    /** Sizes as an int64 array. */
    public String shape(Size... sizes) {
        return shape(Arrays.asList(sizes));
    }

    /** Sizes as an int64 array. */
    public String shape(List<Size> sizes) {
        return graph.shape(step.name(), sizes);
    }

    /** The array {@code x} under other sizes. At most one of them is left to whoever runs the model. */
    public String reshape(String x, List<Size> sizes) {
        long open = sizes.stream().filter(size -> !size.isFixed()).count();
        boolean empty = sizes.stream().anyMatch(size -> size.isFixed() && size.fixed() == 0);
        String shape = open == 1 && !empty
                ? integers(
                        "shape",
                        sizes.stream()
                                .mapToInt(size -> size.isFixed() ? size.fixed() : -1)
                                .toArray())
                : shape(sizes);
        return empty ? node("Reshape", List.of(x, shape), Attribute.of("allowzero", 1)) : node("Reshape", x, shape);
    }
}

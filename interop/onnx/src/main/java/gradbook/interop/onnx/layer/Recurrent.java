package gradbook.interop.onnx.layer;

import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Gru;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.Rnn;
import gradbook.engine.nn.RnnBase;
import gradbook.engine.nn.RnnOptions;
import gradbook.interop.onnx.graph.Attribute;
import gradbook.interop.onnx.graph.Nodes;
import gradbook.interop.onnx.graph.Size;
import gradbook.interop.onnx.operator.Gates;
import gradbook.interop.onnx.proto.AttributeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recurrent layers as ONNX's own nodes, one for each layer of a stack. Their weights keep PyTorch's layout and names; small nodes put
 * the gates into ONNX's order, and whoever runs the model does that once, when it is loaded.
 */
final class Recurrent {
    private Recurrent() {}

    static String lstm(Lstm layer, Nodes at) {
        return stack("LSTM", Gates.LSTM, layer, at);
    }

    /** The reset gate multiplies after the product with the state, as in PyTorch. */
    static String gru(Gru layer, Nodes at) {
        return stack("GRU", Gates.GRU, layer, at, Attribute.of("linear_before_reset", 1));
    }

    static String rnn(Rnn layer, Nodes at) {
        String activation = layer.nonlinearity() == Activation.TANH ? "Tanh" : "Relu";
        int count = directions(layer.options()).size();
        AttributeProto all = Attribute.texts("activations", Collections.nCopies(count, activation));
        return stack("RNN", Gates.RNN, layer, at, all);
    }

    private static String stack(String type, Gates gates, RnnBase layer, Nodes at, AttributeProto... own) {
        RnnOptions options = layer.options();
        List<String> directions = directions(options);
        AttributeProto[] attributes = Stream.concat(
                        Stream.of(own),
                        Stream.of(
                                Attribute.of("hidden_size", layer.hiddenSize()),
                                Attribute.of("direction", options.bidirectional() ? "bidirectional" : "forward")))
                .toArray(AttributeProto[]::new);
        Size steps = at.value(0).size(options.batchFirst() ? 1 : 0);
        Size samples = at.value(0).size(options.batchFirst() ? 0 : 1);
        List<Size> sequence = List.of(steps, samples, Size.of(directions.size() * layer.hiddenSize()));
        String x = options.batchFirst() ? exchanged(at.x(0), at) : at.x(0);
        for (int i = 0; i < options.layers(); i++) {
            List<String> inputs = new ArrayList<>(List.of(x));
            inputs.addAll(weights(gates, layer, "_l" + i, directions, at));
            String y = at.node(type, inputs, attributes); // [t, directions, n, hidden]
            x = directions.size() == 1
                    ? at.node("Squeeze", y, at.integers("axes", 1))
                    : at.reshape(at.node("Transpose", List.of(y), Attribute.of("perm", List.of(0, 2, 1, 3))), sequence);
        }
        return options.batchFirst() ? exchanged(x, at) : x;
    }

    /** W and R, and B where there are biases: those of the input and those of the state behind each other. */
    private static List<String> weights(Gates gates, RnnBase layer, String place, List<String> directions, Nodes at) {
        List<String> all = new ArrayList<>();
        for (String kind : List.of("weight_ih", "weight_hh")) {
            all.add(reordered(gates, layer, kind + place, directions, at));
        }
        if (layer.options().bias()) {
            List<String> both = Stream.of("bias_ih", "bias_hh")
                    .map(kind -> reordered(gates, layer, kind + place, directions, at))
                    .toList();
            all.add(at.node("Concat", both, Attribute.of("axis", 1)));
        }
        return all;
    }

    private static String reordered(Gates gates, RnnBase layer, String name, List<String> directions, Nodes at) {
        List<String> arrays = directions.stream()
                .map(suffix -> at.array(layer.ownParameters().get(name + suffix).value()))
                .toList();
        return gates.reordered(arrays, layer.hiddenSize(), at);
    }

    /** What the names of a direction's parameters end with. */
    private static List<String> directions(RnnOptions options) {
        return options.bidirectional() ? List.of("", "_reverse") : List.of("");
    }

    /** [n, t, size] as [t, n, size], or back. */
    private static String exchanged(String x, Nodes at) {
        return at.node("Transpose", List.of(x), Attribute.of("perm", List.of(1, 0, 2)));
    }
}

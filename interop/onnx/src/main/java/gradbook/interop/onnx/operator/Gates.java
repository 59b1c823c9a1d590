package gradbook.interop.onnx.operator;

import gradbook.interop.onnx.graph.Attribute;
import gradbook.interop.onnx.graph.Nodes;
import java.util.ArrayList;
import java.util.List;

/** Where ONNX's gates stand in PyTorch's weights, whose rows are the gates one after another. */
public enum Gates {
    /** Input, output, forget and cell, of input, forget, cell and output. */
    LSTM(0, 3, 1, 2),
    /** Update, reset and hidden, of reset, update and new. */
    GRU(1, 0, 2),
    RNN(0);

    private final int[] order;

    Gates(int... order) {
        this.order = order;
    }

    /** ONNX's row i is PyTorch's row {@code rows[i]}. */
    int[] rows(int hidden) {
        int[] rows = new int[order.length * hidden];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = order[i / hidden] * hidden + i % hidden;
        }
        return rows;
    }

    /** Weights or biases of each direction, in ONNX's order of gates, stacked along a new axis in front. */
    public String reordered(List<String> directions, int hidden, Nodes at) {
        List<String> stacked = new ArrayList<>();
        for (String weight : directions) {
            String rows = order.length == 1
                    ? weight
                    : at.node("Gather", List.of(weight, at.integers("gates", rows(hidden))), Attribute.of("axis", 0));
            stacked.add(one(rows, at));
        }
        return stacked.size() == 1 ? stacked.get(0) : at.node("Concat", stacked, Attribute.of("axis", 0));
    }

    /** x under an axis of size 1. */
    public static String one(String x, Nodes at) {
        return at.node("Unsqueeze", x, at.integers("axes", 0));
    }
}

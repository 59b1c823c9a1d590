package gradbook.interop.onnx.operator;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.op.Lstm;
import gradbook.engine.op.Op;
import gradbook.engine.op.SelfAttention;
import gradbook.interop.onnx.graph.Attribute;
import gradbook.interop.onnx.graph.Nodes;
import gradbook.interop.onnx.graph.Size;
import gradbook.interop.onnx.graph.Writers;
import java.util.Arrays;
import java.util.List;

/** What goes through sequences (math.md §9.2, §10.4). */
final class SequenceNodes {
    static final Writers<Op> ALL = new Writers<Op>()
            .add(SelfAttention.class, SequenceNodes::selfAttention)
            .add(Lstm.class, SequenceNodes::lstm);

    private SequenceNodes() {}

    /** Queries, keys and values apart, heads in front of places, softmax of the scaled products, and back. */
    private static String selfAttention(SelfAttention op, Nodes at) {
        Size samples = at.value(0).size(0);
        Size places = at.value(0).size(1);
        int width = at.value(0).size(2).only("a width") / 3;
        int d = width / op.heads();
        List<String> parts = at.nodes(
                "Split", 3, List.of(at.x(0), at.integers("widths", width, width, width)), Attribute.of("axis", 2));
        List<Size> apart = List.of(samples, places, Size.of(op.heads()), Size.of(d));
        String q = order(at.reshape(parts.get(0), apart), at, 0, 2, 1, 3);
        String k = order(at.reshape(parts.get(1), apart), at, 0, 2, 3, 1);
        String v = order(at.reshape(parts.get(2), apart), at, 0, 2, 1, 3);
        String scores = at.node("MatMul", at.node("Mul", q, 1 / Math.sqrt(d)), k);
        if (op.causal()) {
            scores = at.node("Add", scores, at.constant("later", later(places.only("a length"))));
        }
        String seen = at.node("MatMul", at.node("Softmax", List.of(scores), Attribute.of("axis", 3)), v);
        return at.reshape(order(seen, at, 0, 2, 1, 3), at.y().sizes());
    }

    private static String order(String x, Nodes at, Integer... order) {
        return at.node("Transpose", List.of(x), Attribute.of("perm", List.of(order)));
    }

    /** [l, l], -∞ above the diagonal, else 0. */
    private static NdArray later(int l) {
        float[] hidden = new float[l * l];
        for (int i = 0; i < l; i++) {
            Arrays.fill(hidden, i * l + i + 1, (i + 1) * l, Float.NEGATIVE_INFINITY);
        }
        return NdArray.of(Shape.of(l, l), hidden);
    }

    /** Its weights in the order of ONNX's gates; its outputs one below the other. */
    private static String lstm(Lstm op, Nodes at) {
        int hidden = at.y().size(2).only("a width");
        String w = Gates.LSTM.reordered(List.of(at.x(1)), hidden, at);
        String r = Gates.LSTM.reordered(List.of(at.x(2)), hidden, at);
        String b = op.bias()
                ? at.node(
                        "Concat",
                        List.of(
                                Gates.LSTM.reordered(List.of(at.x(3)), hidden, at),
                                Gates.LSTM.reordered(List.of(at.x(4)), hidden, at)),
                        Attribute.of("axis", 1))
                : "";
        int state = op.arity() - 2;
        String h = Gates.one(at.x(state), at);
        String c = Gates.one(at.x(state + 1), at);
        List<String> all = at.nodes(
                "LSTM",
                3,
                List.of(at.x(0), w, r, b, "", h, c),
                Attribute.of("hidden_size", hidden),
                Attribute.of("direction", op.reverse() ? "reverse" : "forward"));
        String y = at.node("Squeeze", all.get(0), at.integers("axes", 1));
        return at.node("Concat", List.of(y, all.get(2)), Attribute.of("axis", 0));
    }
}

package gradbook.interop.onnx.operator;

import gradbook.engine.op.Op;
import gradbook.engine.op.RmsNormalize;
import gradbook.engine.op.Standardize;
import gradbook.interop.onnx.graph.Attribute;
import gradbook.interop.onnx.graph.Nodes;
import gradbook.interop.onnx.graph.Writers;
import java.util.List;

/** A common scale (math.md §8), in parts. */
final class NormalizationNodes {
    static final Writers<Op> ALL = new Writers<Op>()
            .add(Standardize.class, (op, at) -> {
                String mean = mean(at.x(0), op.axes(), at);
                return scaled(at.node("Sub", at.x(0), mean), op.axes(), op.epsilon(), at);
            })
            .add(RmsNormalize.class, (op, at) -> scaled(at.x(0), op.axes(), op.epsilon(), at));

    private NormalizationNodes() {}

    /** {@code x / √(mean x² + ε)}. */
    private static String scaled(String x, List<Integer> axes, double epsilon, Nodes at) {
        String square = mean(at.node("Mul", x, x), axes, at);
        return at.node("Div", x, at.node("Sqrt", at.node("Add", square, epsilon)));
    }

    private static String mean(String x, List<Integer> axes, Nodes at) {
        return axes.isEmpty()
                ? x
                : at.node("ReduceMean", List.of(x), Attribute.of("axes", axes), Attribute.of("keepdims", true));
    }
}

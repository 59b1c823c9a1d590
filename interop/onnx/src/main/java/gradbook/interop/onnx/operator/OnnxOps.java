package gradbook.interop.onnx.operator;

import gradbook.engine.op.Op;
import gradbook.engine.op.SoftmaxCrossEntropy;
import gradbook.interop.onnx.graph.Nodes;
import gradbook.interop.onnx.graph.Writers;
import java.util.Map;
import java.util.Set;

/** Every operator of the engine as ONNX says it, in operators of opset 17. */
public final class OnnxOps {
    /** Operators that are not exported, and why. */
    public static final Map<Class<? extends Op>, String> LEFT_OUT =
            Map.of(SoftmaxCrossEntropy.class, "it is a loss, which a model that answers does not have");

    private static final Writers<Op> WRITERS = new Writers<Op>()
            .addAll(ElementwiseNodes.ALL)
            .addAll(ProductNodes.ALL)
            .addAll(ReductionNodes.ALL)
            .addAll(MovementNodes.ALL)
            .addAll(WindowNodes.ALL)
            .addAll(NormalizationNodes.ALL)
            .addAll(SequenceNodes.ALL);

    private OnnxOps() {}

    /** The operators that are exported. */
    public static Set<Class<? extends Op>> exported() {
        return WRITERS.types();
    }

    /**
     * Writes an operator's nodes; returns the name of its value.
     *
     * @throws IllegalArgumentException if it is left out, with the reason, or varies in a way that ONNX has no word for
     */
    public static String write(Op op, Nodes at) {
        if (!WRITERS.has(op)) {
            throw new IllegalArgumentException("onnx: " + op.name() + " (at "
                    + at.step().name() + ") is not exported: " + LEFT_OUT.get(op.getClass()));
        }
        if (!MovementNodes.VARYING.contains(op.getClass())
                && !at.step().trials().stream().allMatch(op::equals)) {
            throw new IllegalArgumentException("onnx: expected an operator that does not vary, found at "
                    + at.step().name() + " " + at.step().trials());
        }
        return WRITERS.write(op, at);
    }
}

package gradbook.interop.onnx.operator;

import gradbook.engine.op.Linear;
import gradbook.engine.op.MatMul;
import gradbook.engine.op.Op;
import gradbook.interop.onnx.graph.Attribute;
import gradbook.interop.onnx.graph.Nodes;
import gradbook.interop.onnx.graph.Writers;
import java.util.List;

/** Sums of products (math.md §3). */
final class ProductNodes {
    static final Writers<Op> ALL =
            new Writers<Op>().same(MatMul.class, "MatMul").add(Linear.class, ProductNodes::linear);

    private ProductNodes() {}

    /** Gemm where x is a matrix, else MatMul, which lets any axes stand in front. */
    private static String linear(Linear op, Nodes at) {
        if (at.value(0).rank() == 2) {
            return at.node("Gemm", List.of(at.x()), Attribute.of("transB", true));
        }
        String turned = at.node("Transpose", List.of(at.x(1)), Attribute.of("perm", List.of(1, 0)));
        String product = at.node("MatMul", at.x(0), turned);
        return op.bias() ? at.node("Add", product, at.x(2)) : product;
    }
}

package gradbook.interop.onnx.operator;

import gradbook.engine.op.Abs;
import gradbook.engine.op.Add;
import gradbook.engine.op.Clamp;
import gradbook.engine.op.Cos;
import gradbook.engine.op.Div;
import gradbook.engine.op.Elu;
import gradbook.engine.op.Erf;
import gradbook.engine.op.Exp;
import gradbook.engine.op.Gelu;
import gradbook.engine.op.LeakyRelu;
import gradbook.engine.op.Log;
import gradbook.engine.op.Log1p;
import gradbook.engine.op.Maximum;
import gradbook.engine.op.Minimum;
import gradbook.engine.op.Mul;
import gradbook.engine.op.Neg;
import gradbook.engine.op.Op;
import gradbook.engine.op.Pow;
import gradbook.engine.op.Relu;
import gradbook.engine.op.Sigmoid;
import gradbook.engine.op.Sign;
import gradbook.engine.op.Sin;
import gradbook.engine.op.Softplus;
import gradbook.engine.op.Sqrt;
import gradbook.engine.op.Tanh;
import gradbook.engine.op.Where;
import gradbook.interop.onnx.graph.Attribute;
import gradbook.interop.onnx.graph.Nodes;
import gradbook.interop.onnx.graph.Writers;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import java.util.List;

/** Functions of single elements (math.md §2). */
final class ElementwiseNodes {
    static final Writers<Op> ALL = new Writers<Op>()
            .same(Abs.class, "Abs")
            .same(Add.class, "Add")
            .same(Cos.class, "Cos")
            .same(Div.class, "Div")
            .same(Erf.class, "Erf")
            .same(Exp.class, "Exp")
            .same(Log.class, "Log")
            .same(Maximum.class, "Max")
            .same(Minimum.class, "Min")
            .same(Mul.class, "Mul")
            .same(Neg.class, "Neg")
            .same(Pow.class, "Pow")
            .same(Relu.class, "Relu")
            .same(Sigmoid.class, "Sigmoid")
            .same(Sign.class, "Sign")
            .same(Sin.class, "Sin")
            .same(Softplus.class, "Softplus")
            .same(Sqrt.class, "Sqrt")
            .same(Tanh.class, "Tanh")
            .add(Clamp.class, ElementwiseNodes::clamp)
            .add(Elu.class, (op, at) -> at.node("Elu", List.of(at.x(0)), Attribute.of("alpha", op.alpha())))
            .add(LeakyRelu.class, (op, at) -> at.node("LeakyRelu", List.of(at.x(0)), Attribute.of("alpha", op.slope())))
            .add(Gelu.class, (op, at) -> op.form() == Gelu.Form.ERF ? gelu(at) : geluTanh(at))
            .add(Log1p.class, (op, at) -> log1p(at))
            .add(Where.class, (op, at) -> where(at));

    private ElementwiseNodes() {}

    private static String clamp(Clamp op, Nodes at) {
        String min = op.min() == Double.NEGATIVE_INFINITY ? "" : at.scalar(op.min());
        String max = op.max() == Double.POSITIVE_INFINITY ? "" : at.scalar(op.max());
        return at.node("Clip", List.of(at.x(0), min, max));
    }

    /** {@code x/2 (1 + erf(x/√2))}; Gelu as one node needs opset 20. */
    private static String gelu(Nodes at) {
        String erf = at.node("Erf", at.node("Mul", at.x(0), Math.sqrt(0.5)));
        return halfOf(erf, at);
    }

    /** {@code x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))}. */
    private static String geluTanh(Nodes at) {
        String x = at.x(0);
        String cube = at.node("Mul", at.node("Mul", at.node("Mul", x, x), x), 0.044715);
        String inner = at.node("Mul", at.node("Add", x, cube), Math.sqrt(2 / Math.PI));
        return halfOf(at.node("Tanh", inner), at);
    }

    /** {@code x/2 (1 + f)}. */
    private static String halfOf(String f, Nodes at) {
        return at.node("Mul", at.node("Mul", at.x(0), 0.5), at.node("Add", f, 1));
    }

    /**
     * {@code x log(u) / (u - 1)} with {@code u = 1 + x} rounded, or x where u is 1 and ∞ where x is: the roundings of u in logarithm
     * and difference undo each other (Kahan; Goldberg 1991, theorem 4).
     */
    private static String log1p(Nodes at) {
        String x = at.x(0);
        String u = at.node("Add", x, 1);
        String ratio = at.node("Div", at.node("Log", u), at.node("Sub", u, 1));
        String none = at.node("Equal", u, 1);
        String far = at.node("Equal", u, Double.POSITIVE_INFINITY);
        return at.node("Where", at.node("Or", none, far), x, at.node("Mul", x, ratio));
    }

    private static String where(Nodes at) {
        return at.node("Where", bool(at.x(0), at), at.x(1), at.x(2));
    }

    private static String bool(String x, Nodes at) {
        return at.node("Cast", List.of(x), Attribute.of("to", DataType.BOOL.getNumber()));
    }
}

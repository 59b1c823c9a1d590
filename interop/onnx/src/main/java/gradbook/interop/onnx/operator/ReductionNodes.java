package gradbook.interop.onnx.operator;

import gradbook.engine.op.ArgMax;
import gradbook.engine.op.LogSoftmax;
import gradbook.engine.op.LogSumExp;
import gradbook.engine.op.Max;
import gradbook.engine.op.Mean;
import gradbook.engine.op.Min;
import gradbook.engine.op.Op;
import gradbook.engine.op.Softmax;
import gradbook.engine.op.Sum;
import gradbook.interop.onnx.graph.Attribute;
import gradbook.interop.onnx.graph.Nodes;
import gradbook.interop.onnx.graph.Writers;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import java.util.List;

/** One element out of many (math.md §4), and softmax (§6). */
final class ReductionNodes {
    static final Writers<Op> ALL = new Writers<Op>()
            .add(Sum.class, (op, at) -> sum(op, at))
            .add(Mean.class, (op, at) -> reduced("ReduceMean", op.axes(), op.keep(), at))
            .add(Max.class, (op, at) -> reduced("ReduceMax", op.axes(), op.keep(), at))
            .add(Min.class, (op, at) -> reduced("ReduceMin", op.axes(), op.keep(), at))
            .add(LogSumExp.class, (op, at) -> reduced("ReduceLogSumExp", op.axes(), op.keep(), at))
            .add(ArgMax.class, ReductionNodes::argMax)
            .add(Softmax.class, (op, at) -> along("Softmax", op.axis(), at))
            .add(LogSoftmax.class, (op, at) -> along("LogSoftmax", op.axis(), at));

    private ReductionNodes() {}

    /** ReduceSum has its axes as an input since opset 13; the others follow in 18. */
    private static String sum(Sum op, Nodes at) {
        return op.axes().isEmpty()
                ? at.x(0)
                : at.node(
                        "ReduceSum",
                        List.of(at.x(0), at.integers("axes", op.axes())),
                        Attribute.of("keepdims", op.keep()));
    }

    /** No axes would be all of them in ONNX; here they are none. */
    private static String reduced(String type, List<Integer> axes, boolean keep, Nodes at) {
        return axes.isEmpty()
                ? at.x(0)
                : at.node(type, List.of(at.x(0)), Attribute.of("axes", axes), Attribute.of("keepdims", keep));
    }

    private static String argMax(ArgMax op, Nodes at) {
        String index = at.node(
                "ArgMax", List.of(at.x(0)), Attribute.of("axis", op.axis()), Attribute.of("keepdims", op.keep()));
        return at.node("Cast", List.of(index), Attribute.of("to", DataType.INT32.getNumber()));
    }

    private static String along(String type, int axis, Nodes at) {
        return at.node(type, List.of(at.x(0)), Attribute.of("axis", axis));
    }
}

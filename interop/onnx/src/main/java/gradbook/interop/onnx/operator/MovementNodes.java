package gradbook.interop.onnx.operator;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.op.Concatenate;
import gradbook.engine.op.Expand;
import gradbook.engine.op.Flip;
import gradbook.engine.op.Gather;
import gradbook.engine.op.IndexSelect;
import gradbook.engine.op.OneHot;
import gradbook.engine.op.Op;
import gradbook.engine.op.Pad;
import gradbook.engine.op.Permute;
import gradbook.engine.op.Reshape;
import gradbook.engine.op.ScatterAdd;
import gradbook.engine.op.Slice;
import gradbook.engine.op.Triangle;
import gradbook.interop.onnx.graph.Attribute;
import gradbook.interop.onnx.graph.Nodes;
import gradbook.interop.onnx.graph.Size;
import gradbook.interop.onnx.graph.Writers;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Elements that move (math.md §5). */
final class MovementNodes {
    static final Writers<Op> ALL = new Writers<Op>()
            .add(Concatenate.class, (op, at) -> at.node("Concat", List.of(at.x()), Attribute.of("axis", op.axis())))
            .add(
                    Expand.class,
                    (op, at) -> at.node("Expand", at.x(0), at.shape(at.y().sizes())))
            .add(Flip.class, MovementNodes::flip)
            .add(Gather.class, (op, at) -> at.node("GatherElements", List.of(at.x()), Attribute.of("axis", op.axis())))
            .add(IndexSelect.class, (op, at) -> at.node("Gather", List.of(at.x()), Attribute.of("axis", op.axis())))
            .add(OneHot.class, MovementNodes::oneHot)
            .add(Pad.class, MovementNodes::pad)
            .add(Permute.class, MovementNodes::permute)
            .add(Reshape.class, (op, at) -> at.reshape(at.x(0), at.y().sizes()))
            .add(
                    ScatterAdd.class,
                    (op, at) -> at.node(
                            "ScatterElements",
                            List.of(at.x()),
                            Attribute.of("axis", op.axis()),
                            Attribute.of("reduction", "add")))
            .add(Slice.class, MovementNodes::slice)
            .add(
                    Triangle.class,
                    (op, at) -> at.node(
                            "Trilu",
                            List.of(at.x(0), at.integer("diagonal", op.diagonal())),
                            Attribute.of("upper", op.upper())));

    /** Operators whose sizes may vary. */
    static final Set<Class<? extends Op>> VARYING = Set.of(Expand.class, Reshape.class, Slice.class);

    private MovementNodes() {}

    /** Backwards from the last element to beyond the first. */
    private static String flip(Flip op, Nodes at) {
        if (op.axes().isEmpty()) {
            return at.x(0);
        }
        int axes = op.axes().size();
        String last = at.integers("last", Collections.nCopies(axes, -1));
        String beyond = at.integers("beyond", Collections.nCopies(axes, Integer.MIN_VALUE));
        String back = at.integers("back", Collections.nCopies(axes, -1));
        return at.node("Slice", at.x(0), last, beyond, at.integers("axes", op.axes()), back);
    }

    /** One that moves nothing is left out: ONNX Runtime 1.29 would take it for a transposition where a Gemm follows. */
    private static String permute(Permute op, Nodes at) {
        boolean moves = !op.order().equals(op.order().stream().sorted().toList());
        return moves ? at.node("Transpose", List.of(at.x(0)), Attribute.of("perm", op.order())) : at.x(0);
    }

    private static String oneHot(OneHot op, Nodes at) {
        String index = at.node("Cast", List.of(at.x(0)), Attribute.of("to", DataType.INT64.getNumber()));
        String offOn = at.constant("values", NdArray.of(Shape.of(2), 0f, 1f));
        return at.node("OneHot", index, at.integers("classes", op.classes()), offOn);
    }

    private static String pad(Pad op, Nodes at) {
        List<Integer> sizes =
                Stream.concat(op.before().stream(), op.after().stream()).toList();
        boolean pads = sizes.stream().anyMatch(size -> size > 0);
        return pads ? at.node("Pad", at.x(0), at.integers("pads", sizes), at.scalar(op.value())) : at.x(0);
    }

    private static String slice(Slice op, Nodes at) {
        at.number(Slice.class, Slice::axis).only("an axis");
        at.number(Slice.class, Slice::step).only("a step");
        Size start = at.number(Slice.class, Slice::start);
        Size end = at.number(Slice.class, Slice::end);
        return at.node(
                "Slice",
                at.x(0),
                at.shape(start),
                at.shape(end),
                at.integers("axes", op.axis()),
                at.integers("steps", op.step()));
    }
}

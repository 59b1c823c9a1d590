package gradbook.interop.onnx.reader;

import static gradbook.interop.onnx.reader.Mapping.of;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import java.util.List;

/** Movements by index. ONNX counts a negative place from the end of its axis; the engine's indices are from the beginning. */
final class IndexMappings {
    static final List<Mapping> ALL = List.of(
            of("Gather", call -> {
                int axis = axis(call, 0);
                return call.input(0).indexSelect(axis, places(call, axis));
            }),
            of("GatherElements", call -> {
                int axis = axis(call, 0);
                return call.input(0).gather(axis, places(call, axis));
            }),
            of("Scatter", IndexMappings::scatter),
            of("ScatterElements", IndexMappings::scatter),
            of("OneHot", IndexMappings::oneHot));

    private IndexMappings() {}

    private static int axis(Call call, int other) {
        return call.input(0).shape().axis("axis", call.attributes().integer("axis", other));
    }

    private static Tensor places(Call call, int axis) {
        return Integers.fromStart(call.input(1), call.input(0).shape().size(axis));
    }

    /** Added, or in the place of what was there; ONNX leaves open what duplicates do. */
    private static Tensor scatter(Call call) {
        Tensor x = call.input(0);
        int axis = axis(call, 0);
        Tensor places = places(call, axis);
        String reduction = call.attributes().text("reduction", "none");
        if (reduction.equals("add")) {
            return x.scatterAdd(axis, places, call.input(2));
        }
        call.refuse(!reduction.equals("none"), "scatterAdd adds, found reduction " + reduction);
        Tensor zeros = Tensor.constant(NdArray.zeros(x.shape(), x.dtype()));
        Tensor ones = Tensor.constant(NdArray.full(places.shape(), x.dtype(), 1));
        NdArray written = zeros.scatterAdd(axis, places, ones).value().to(DType.INT32);
        return zeros.where(Tensor.constant(written), x).scatterAdd(axis, places, call.input(2));
    }

    /** Inputs: classes, depth, and the two values for off and on. */
    private static Tensor oneHot(Call call) {
        int depth = (int) call.input(1).item();
        call.refuse(
                call.input(2).shape().count() != 2,
                "expected a value for off and one for on, found "
                        + call.input(2).value());
        Tensor classes = Integers.fromStart(call.input(0), depth);
        int axis = call.attributes().integer("axis", -1);
        return Integers.through(
                values -> {
                    NdArray hot = classes.oneHot(depth, DType.FLOAT32).value().to(DType.INT32);
                    Tensor off = values[0].slice(0, 0, 1).expand(hot.shape().sizes());
                    Tensor on = values[0].slice(0, 1, 2).expand(hot.shape().sizes());
                    int own = hot.shape().axis("OneHot", axis);
                    return MovementMappings.lastAxisTo(own, on.where(Tensor.constant(hot), off));
                },
                call.input(2));
    }
}

package gradbook.interop.onnx.reader;

import static gradbook.interop.onnx.reader.Mapping.of;

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

    /** Added, or in the place of what was there, which is then multiplied by 0; ONNX leaves open what duplicates do. */
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
        Tensor kept = zeros.scatterAdd(axis, places, ones).neg().add(1);
        return x.mul(kept).scatterAdd(axis, places, call.input(2));
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
                    Tensor hot = classes.oneHot(depth, values[0].dtype());
                    double off = values[0].value().at(0);
                    double on = values[0].value().at(1);
                    int own = hot.shape().axis("OneHot", axis);
                    return MovementMappings.lastAxisTo(own, hot.mul(on - off).add(off));
                },
                call.input(2));
    }
}

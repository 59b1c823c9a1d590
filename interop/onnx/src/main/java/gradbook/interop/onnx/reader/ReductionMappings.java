package gradbook.interop.onnx.reader;

import gradbook.engine.autograd.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reductions over axes. */
final class ReductionMappings {
    static final List<Mapping> ALL = List.of(
            over("ReduceSum", Tensor::sum),
            over("ReduceMean", Tensor::mean),
            over("ReduceMax", Tensor::max),
            over("ReduceMin", Tensor::min),
            over("ReduceL1", (x, keep, axes) -> x.abs().sum(keep, axes)),
            over("ReduceL2", (x, keep, axes) -> x.square().sum(keep, axes).sqrt()),
            over("ReduceSumSquare", (x, keep, axes) -> x.square().sum(keep, axes)),
            over("ReduceLogSum", (x, keep, axes) -> x.sum(keep, axes).log()),
            over("ReduceLogSumExp", Tensor::logSumExp),
            Mapping.of("ArgMax", call -> maximum(call, call.input(0))),
            Mapping.of("ArgMin", call -> maximum(call, call.input(0).neg())));

    private ReductionMappings() {}

    @FunctionalInterface
    private interface Reduction {
        Tensor of(Tensor x, boolean keep, int... axes);
    }

    /** Over the axes of the attribute or, in newer versions, of the second input; over all if none is named. */
    private static Mapping over(String type, Reduction reduction) {
        return Mapping.of(type, call -> {
            Tensor x = call.input(0);
            Optional<int[]> named = call.attributes().integers("axes").or(() -> call.integers(1));
            boolean keep = call.attributes().flag("keepdims", true);
            int[] axes = named.orElse(new int[0]);
            if (axes.length == 0) {
                if (call.attributes().flag("noop_with_empty_axes", false)) {
                    return x;
                }
                axes = IntStream.range(0, x.shape().rank()).toArray();
            }
            return reduction.of(x, keep, axes);
        });
    }

    /** The place of the first maximum; that of the last one is where the reversed axis has its first. */
    private static Tensor maximum(Call call, Tensor x) {
        int axis = call.attributes().integer("axis", 0);
        boolean keep = call.attributes().flag("keepdims", true);
        if (!call.attributes().flag("select_last_index", false)) {
            return x.argMax(keep, axis);
        }
        int last = x.shape().size(x.shape().axis("ArgMax", axis)) - 1;
        return Integers.through(place -> place[0].neg().add(last), x.flip(axis).argMax(keep, axis));
    }
}

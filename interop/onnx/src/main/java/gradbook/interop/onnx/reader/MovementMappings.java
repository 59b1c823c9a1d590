package gradbook.interop.onnx.reader;

import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Movements: of whole axes, and of parts of them. Those by index are {@link IndexMappings}. */
final class MovementMappings {
    static final List<Mapping> ALL = List.of(
            moved("Reshape", MovementMappings::reshape),
            moved("Flatten", MovementMappings::flatten),
            moved("Squeeze", (call, x) -> x.squeeze(axes(call))),
            moved("Unsqueeze", MovementMappings::unsqueeze),
            moved("Transpose", MovementMappings::transpose),
            moved("Expand", MovementMappings::expand),
            moved("Slice", MovementMappings::slice),
            moved("Trilu", MovementMappings::triangle),
            moved("Pad", MovementMappings::pad),
            moved("Tile", MovementMappings::tile),
            moved("DepthToSpace", MovementMappings::depthToSpace),
            moved("SpaceToDepth", MovementMappings::spaceToDepth),
            Mapping.of("Concat", MovementMappings::concatenate),
            new Mapping("Split", MovementMappings::split));

    private MovementMappings() {}

    /** An operator that moves the elements of its first input, integers too. */
    private static Mapping moved(String type, BiFunction<Call, Tensor, Tensor> movement) {
        return Mapping.of(type, call -> Integers.through(x -> movement.apply(call, x[0]), call.input(0)));
    }

    /** The axes of the attribute or, in newer versions, of the second input. */
    private static int[] axes(Call call) {
        return call.attributes().integers("axes").or(() -> call.integers(1)).orElse(new int[0]);
    }

    /** A size of 0 stands for the input's own, unless zeros are allowed. */
    private static Tensor reshape(Call call, Tensor x) {
        int[] sizes = call.input(1).value().ints().clone();
        boolean zeros = call.attributes().flag("allowzero", false);
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = sizes[axis] == 0 && !zeros ? call.size(axis) : sizes[axis];
        }
        return x.reshape(sizes);
    }

    /** A matrix: the axes before the one named are its rows. */
    private static Tensor flatten(Call call, Tensor x) {
        int axis = call.attributes().integer("axis", 1);
        int rank = x.shape().rank();
        int first = axis < 0 ? axis + rank : axis;
        call.refuse(first < 0 || first > rank, "axis " + axis + " is out of range for shape " + x.shape());
        return x.reshape(x.shape().count(0, first), x.shape().count(first, rank));
    }

    private static Tensor unsqueeze(Call call, Tensor x) {
        int[] axes = axes(call);
        int rank = x.shape().rank() + axes.length;
        int[] ascending = Arrays.stream(axes)
                .map(axis -> axis < 0 ? axis + rank : axis)
                .sorted()
                .toArray();
        Tensor result = x;
        for (int axis : ascending) {
            result = result.unsqueeze(axis);
        }
        return result;
    }

    private static Tensor transpose(Call call, Tensor x) {
        int last = x.shape().rank() - 1;
        return x.permute(call.attributes()
                .integers("perm")
                .orElse(IntStream.rangeClosed(0, last).map(axis -> last - axis).toArray()));
    }

    private static Tensor expand(Call call, Tensor x) {
        Shape wanted = Shape.of(call.input(1).value().ints());
        return x.expand(Shape.broadcast("Expand", x.shape(), wanted).sizes());
    }

    /** Inputs: x, starts, ends, axes, steps. Backwards is forwards along the reversed axis. */
    private static Tensor slice(Call call, Tensor x) {
        int[] starts = call.input(1).value().ints();
        int[] ends = call.integers(2, starts.length);
        int[] axes = call.counted(
                "axes",
                call.integers(3).orElse(IntStream.range(0, starts.length).toArray()),
                starts.length);
        int[] steps = call.counted(
                "steps",
                call.integers(4)
                        .orElse(IntStream.range(0, starts.length).map(i -> 1).toArray()),
                starts.length);
        Tensor result = x;
        for (int i = 0; i < starts.length; i++) {
            int step = steps[i];
            call.refuse(step == 0 || step == Integer.MIN_VALUE, "expected a step other than " + step);
            int size = x.shape().size(x.shape().axis("Slice", axes[i]));
            int start = starts[i] < 0 ? starts[i] + size : starts[i];
            int end = ends[i] < 0 ? ends[i] + size : ends[i];
            if (step < 0) {
                result = result.flip(axes[i]);
                start = size - 1 - start;
                end = size - 1 - end;
            }
            int from = Math.min(Math.max(start, 0), size);
            result = result.slice(axes[i], from, Math.max(from, Math.min(end, size)), Math.abs(step));
        }
        return result;
    }

    private static Tensor triangle(Call call, Tensor x) {
        int diagonal = (int) call.optional(1).map(Tensor::item).orElse(0.0).doubleValue();
        return call.attributes().flag("upper", true) ? x.triu(diagonal) : x.tril(diagonal);
    }

    private static Tensor pad(Call call, Tensor x) {
        String mode = call.attributes().text("mode", "constant");
        call.refuse(!mode.equals("constant"), "pad repeats one value, found mode " + mode);
        int rank = x.shape().rank();
        int[] pads = call.integers(1, 2 * rank);
        double value = call.optional(2).map(Tensor::item).orElse(0.0);
        return x.pad(Arrays.copyOf(pads, rank), Arrays.copyOfRange(pads, rank, 2 * rank), value);
    }

    private static Tensor tile(Call call, Tensor x) {
        int[] repeats = call.integers(1, x.shape().rank());
        int[] apart = new int[2 * repeats.length];
        int[] repeated = new int[apart.length];
        int[] whole = new int[repeats.length];
        for (int axis = 0; axis < repeats.length; axis++) {
            apart[2 * axis] = 1;
            apart[2 * axis + 1] = x.shape().size(axis);
            repeated[2 * axis] = repeats[axis];
            repeated[2 * axis + 1] = x.shape().size(axis);
            whole[axis] = Shape.of(repeats[axis], x.shape().size(axis)).count();
        }
        return x.reshape(apart).expand(repeated).reshape(whole);
    }

    private static int blockSize(Call call, int largest) {
        int b = call.attributes().integer("blocksize", 0);
        call.refuse(b < 1 || b > largest, "expected a blocksize in 1.." + largest + ", found " + b);
        return b;
    }

    /** [n, c b², h, w] to [n, c, h b, w b], by ONNX's formula for each mode. */
    private static Tensor depthToSpace(Call call, Tensor x) {
        int[] s = call.input(0, 4).shape().sizes();
        int b = blockSize(call, s[1]);
        String mode = call.attributes().text("mode", "DCR");
        call.refuse(s[1] % ((long) b * b) != 0, "expected channels in blocks of " + b + " x " + b + ", found " + s[1]);
        call.refuse(!mode.equals("DCR") && !mode.equals("CRD"), "expected mode DCR or CRD, found " + mode);
        int c = s[1] / (b * b);
        Tensor apart = mode.equals("DCR")
                ? x.reshape(s[0], b, b, c, s[2], s[3]).permute(0, 3, 4, 1, 5, 2)
                : x.reshape(s[0], c, b, b, s[2], s[3]).permute(0, 1, 4, 2, 5, 3);
        return apart.reshape(s[0], c, s[2] * b, s[3] * b);
    }

    /** [n, c, h b, w b] to [n, c b², h, w]. */
    private static Tensor spaceToDepth(Call call, Tensor x) {
        int[] s = call.input(0, 4).shape().sizes();
        int b = blockSize(call, Math.max(s[2], s[3]));
        call.refuse(
                (long) b * b * s[1] > Integer.MAX_VALUE,
                "expected fewer than 2^31 channels, found " + s[1] + " in blocks of " + b + " x " + b);
        Tensor apart = x.reshape(s[0], s[1], s[2] / b, b, s[3] / b, b);
        return apart.permute(0, 3, 5, 1, 2, 4).reshape(s[0], s[1] * b * b, s[2] / b, s[3] / b);
    }

    private static Tensor concatenate(Call call) {
        int axis = call.attributes().integer("axis", 0);
        return Integers.through(parts -> Tensor.concatenate(axis, parts), call.inputs());
    }

    /** By the sizes of the second input, else in as many equal parts as there are outputs. */
    private static List<Tensor> split(Call call) {
        int axis = call.attributes().integer("axis", 0);
        int parts = 0;
        while (call.wants(parts)) {
            parts++;
        }
        return call.integers(1).isPresent()
                ? call.input(0).split(axis, call.integers(1).get())
                : call.input(0).chunk(axis, parts);
    }

    /** x with its last axis in the place of {@code axis}. */
    static Tensor lastAxisTo(int axis, Tensor x) {
        List<Integer> order = new ArrayList<>();
        IntStream.range(0, x.shape().rank() - 1).forEach(order::add);
        order.add(axis, order.size());
        return x.permute(order.stream().mapToInt(Integer::intValue).toArray());
    }
}

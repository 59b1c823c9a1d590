package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Layout;
import java.util.List;
import java.util.stream.Stream;

/**
 * x with {@code before.get(axis)} elements in front of it and {@code after.get(axis)} behind it along each axis; {@code dx} is
 * the part of dy where x lies (math.md §5.6).
 *
 * @param value what the new elements are, rounded to x's type
 */
public record Pad(List<Integer> before, List<Integer> after, double value) implements MovementOp {
    public Pad {
        before = List.copyOf(before);
        after = List.copyOf(after);
        if (before.size() != after.size()
                || Stream.of(before, after).flatMap(List::stream).anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException(
                    "pad: expected two sizes >= 0 for each axis, found before " + before + ", after " + after);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Shape shape = x[0].shape();
        if (shape.rank() != before.size()) {
            throw new IllegalArgumentException(name() + ": shape " + shape + " does not have the " + before.size()
                    + " axes of before " + before + ", after " + after);
        }
        int[] sizes = shape.sizes();
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = Sizes.fitting(name(), axis, (long) before.get(axis) + sizes[axis] + after.get(axis));
        }
        return Layout.pad(x[0], Shape.of(sizes), before, value);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Layout.unpad(dy, call.x(0).shape(), before));
    }
}

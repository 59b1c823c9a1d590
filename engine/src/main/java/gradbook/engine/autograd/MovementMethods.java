package gradbook.engine.autograd;

import gradbook.engine.array.Shape;
import gradbook.engine.op.Gather;
import gradbook.engine.op.Permute;
import gradbook.engine.op.Reshape;
import gradbook.engine.op.Slice;
import java.util.Arrays;

/** The methods of {@link Tensor} that move elements (math.md §5). Axes may be negative, counted from the last. */
public sealed interface MovementMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The same elements in row-major order under another shape. */
    default Tensor reshape(int... sizes) {
        return Tensor.apply(new Reshape(Shape.of(sizes)), self());
    }

    /** The axes in another order: axis {@code i} of the result is axis {@code order[i]} of this. */
    default Tensor permute(int... order) {
        return Tensor.apply(
                new Permute(Arrays.stream(order)
                        .map(axis -> self().axis("permute", axis))
                        .boxed()
                        .toList()),
                self());
    }

    /** A matrix's rows as columns. */
    default Tensor transpose() {
        return permute(1, 0);
    }

    /** Every {@code step}-th element from {@code start} to {@code end} (exclusive) along one axis. */
    default Tensor slice(int axis, int start, int end, int step) {
        return Tensor.apply(new Slice(self().axis("slice", axis), start, end, step), self());
    }

    /** Elements picked along one axis by int32 indices of the same rank. */
    default Tensor gather(int axis, Tensor index) {
        return Tensor.apply(new Gather(self().axis("gather", axis)), self(), index);
    }
}

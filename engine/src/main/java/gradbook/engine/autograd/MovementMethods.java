package gradbook.engine.autograd;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.op.Expand;
import gradbook.engine.op.Flip;
import gradbook.engine.op.Gather;
import gradbook.engine.op.IndexSelect;
import gradbook.engine.op.OneHot;
import gradbook.engine.op.Pad;
import gradbook.engine.op.Permute;
import gradbook.engine.op.Reshape;
import gradbook.engine.op.ScatterAdd;
import gradbook.engine.op.Slice;
import gradbook.engine.op.Triangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The methods of {@link Tensor} that move elements (math.md §5). Axes may be negative, counted from the last. */
public sealed interface MovementMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The same elements in row-major order under another shape; one size may be -1, for what the others leave. */
    default Tensor reshape(int... sizes) {
        return Tensor.apply(new Reshape(Sizes.inferred(self().shape(), sizes)), self());
    }

    /** The axes from {@code from} to the last as one; those before it stay. */
    default Tensor flatten(int from) {
        Shape shape = self().shape();
        int first = from == shape.rank() ? from : self().axis("flatten", from);
        int[] sizes = Arrays.copyOf(shape.sizes(), first + 1);
        sizes[first] = shape.count(first, shape.rank());
        return reshape(sizes);
    }

    /** Without the axes named, which have size 1; without all that have if none is named. */
    default Tensor squeeze(int... axes) {
        return reshape(Sizes.squeezed(self().shape(), axes));
    }

    /** With a new axis of size 1, which is {@code axis} of the result. */
    default Tensor unsqueeze(int axis) {
        return reshape(Sizes.unsqueezed(self().shape(), axis));
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
        if (self().shape().rank() != 2) {
            throw new IllegalArgumentException(
                    "transpose: expected a matrix, found shape " + self().shape() + "; name the two axes");
        }
        return permute(1, 0);
    }

    /** Two axes exchanged. */
    default Tensor transpose(int axis, int other) {
        int[] order = self().allAxes();
        int a = self().axis("transpose", axis);
        int b = self().axis("transpose", other);
        order[a] = b;
        order[b] = a;
        return permute(order);
    }

    /** The elements from {@code start} to {@code end} (exclusive) along one axis; negative places count from its end. */
    default Tensor slice(int axis, int start, int end) {
        return slice(axis, start, end, 1);
    }

    /** Every {@code step}-th element from {@code start} to {@code end} (exclusive); negative places count from the axis's end. */
    default Tensor slice(int axis, int start, int end, int step) {
        int own = self().axis("slice", axis);
        int size = self().shape().size(own);
        return Tensor.apply(new Slice(own, start < 0 ? start + size : start, end < 0 ? end + size : end, step), self());
    }

    /** Parts of the given sizes along one axis, in order; the sizes add up to the axis's. */
    default List<Tensor> split(int axis, int... sizes) {
        int own = self().axis("split", axis);
        Sizes.checkSplit(self().shape(), own, sizes);
        List<Tensor> parts = new ArrayList<>();
        int start = 0;
        for (int size : sizes) {
            parts.add(slice(own, start, start + size));
            start += size;
        }
        return List.copyOf(parts);
    }

    /** {@code parts} equal parts along one axis, whose size they divide. */
    default List<Tensor> chunk(int axis, int parts) {
        int own = self().axis("chunk", axis);
        int size = Sizes.chunk(self().shape(), own, parts);
        return split(own, IntStream.range(0, parts).map(part -> size).toArray());
    }

    /**
     * {@code before[axis]} elements of {@code value} in front of each axis and {@code after[axis]} behind it.
     *
     * @param value rounded to this type
     */
    default Tensor pad(int[] before, int[] after, double value) {
        return Tensor.apply(
                new Pad(
                        Arrays.stream(before).boxed().toList(),
                        Arrays.stream(after).boxed().toList(),
                        value),
                self());
    }

    /** Repeated to a shape that this one broadcasts to. */
    default Tensor expand(int... sizes) {
        return Tensor.apply(new Expand(Sizes.shape("expand", self().shape(), sizes)), self());
    }

    /** The elements along each of {@code axes} in reverse order. */
    default Tensor flip(int... axes) {
        return Tensor.apply(new Flip(self().ascending("flip", axes)), self());
    }

    /** The elements of each matrix along the last two axes with {@code j - i <= diagonal}, the others 0. */
    default Tensor tril(int diagonal) {
        return Tensor.apply(new Triangle(false, diagonal), self());
    }

    /** The elements of each matrix along the last two axes with {@code j - i >= diagonal}, the others 0. */
    default Tensor triu(int diagonal) {
        return Tensor.apply(new Triangle(true, diagonal), self());
    }

    /** Elements picked along one axis by int32 indices of the same rank. */
    default Tensor gather(int axis, Tensor index) {
        return Tensor.apply(new Gather(self().axis("gather", axis)), self(), index);
    }

    /** This, and at the places that the int32 {@code index} names along one axis the elements of {@code source} added. */
    default Tensor scatterAdd(int axis, Tensor index, Tensor source) {
        return Tensor.apply(new ScatterAdd(self().axis("scatterAdd", axis)), self(), index, source);
    }

    /** The slices that the int32 {@code index} names along one axis, in whose place its axes stand. */
    default Tensor indexSelect(int axis, Tensor index) {
        return Tensor.apply(new IndexSelect(self().axis("indexSelect", axis)), self(), index);
    }

    /** This [rows, width] looked up by an int32 index of any shape: [index's shape, width]. */
    default Tensor embedding(Tensor index) {
        if (self().shape().rank() != 2) {
            throw new IllegalArgumentException(
                    "embedding: expected weight [rows, width], found shape " + self().shape());
        }
        return indexSelect(0, index);
    }

    /** These int32 classes [...] as rows [..., classes] of a floating type with a 1 each. No gradient. */
    default Tensor oneHot(int classes, DType dtype) {
        return Tensor.apply(new OneHot(classes, dtype), self());
    }
}

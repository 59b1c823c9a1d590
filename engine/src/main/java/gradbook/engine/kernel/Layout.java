package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.util.List;

/** Moves elements without arithmetic, and adds them up where a movement is undone. */
public final class Layout {
    private Layout() {}

    /** Axis {@code i} of the result is axis {@code order.get(i)} of {@code x}. */
    public static NdArray permute(NdArray x, List<Integer> order) {
        return copy(View.of(x).permute(order), NdArray.unset(x.shape().permute(order), x.dtype()));
    }

    /** Elements {@code start, start + step, ...} along one axis, {@code size} of them. */
    public static NdArray slice(NdArray x, int axis, int start, int step, int size) {
        return copy(
                View.of(x).slice(axis, start, step, size),
                NdArray.unset(x.shape().with(axis, size), x.dtype()));
    }

    /** The transpose of {@link #slice}: {@code dy} put back into zeros of the given shape. */
    public static NdArray unslice(NdArray dy, Shape shape, int axis, int start, int step) {
        NdArray dx = NdArray.zeros(shape, dy.dtype());
        View.of(dy).copyTo(View.of(dx).slice(axis, start, step, dy.shape().size(axis)));
        return dx;
    }

    /** The elements along each of {@code axes} in reverse order. */
    public static NdArray flip(NdArray x, List<Integer> axes) {
        View view = View.of(x);
        for (int axis : axes) {
            int size = x.shape().size(axis);
            view = view.slice(axis, size - 1, -1, size);
        }
        return copy(view, NdArray.unset(x.shape(), x.dtype()));
    }

    /** {@code x} repeated to a shape that it broadcasts to. */
    public static NdArray expand(NdArray x, Shape shape) {
        return copy(View.of(x).expand(shape), NdArray.unset(shape, x.dtype()));
    }

    /** {@code x} in an array of the given shape, {@code before.get(axis)} elements from the start, {@code value} around it. */
    public static NdArray pad(NdArray x, Shape shape, List<Integer> before, double value) {
        NdArray y = NdArray.full(shape, x.dtype(), value);
        View.of(x).copyTo(window(View.of(y), x.shape(), before));
        return y;
    }

    /** The transpose of {@link #pad}: the window of {@code dy} in which x lay. */
    public static NdArray unpad(NdArray dy, Shape shape, List<Integer> before) {
        return copy(window(View.of(dy), shape, before), NdArray.unset(shape, dy.dtype()));
    }

    private static View window(View view, Shape shape, List<Integer> before) {
        View window = view;
        for (int axis = 0; axis < shape.rank(); axis++) {
            window = window.slice(axis, before.get(axis), 1, shape.size(axis));
        }
        return window;
    }

    /** The arrays one after another along {@code axis}; {@code shape} is that of the result. */
    public static NdArray concatenate(List<NdArray> parts, int axis, Shape shape) {
        NdArray y = NdArray.unset(shape, parts.get(0).dtype());
        int start = 0;
        for (NdArray part : parts) {
            int size = part.shape().size(axis);
            View.of(part).copyTo(View.of(y).slice(axis, start, 1, size));
            start += size;
        }
        return y;
    }

    /** Of each matrix along the last two axes the elements with {@code j - i} in {@code least..most}, the others 0. */
    public static NdArray band(NdArray x, int least, int most) {
        Shape shape = x.shape();
        NdArray y = NdArray.zeros(shape, x.dtype());
        int m = shape.size(shape.rank() - 2);
        int n = shape.size(shape.rank() - 1);
        for (int row = 0; n > 0 && row < x.count() / n; row++) {
            int i = row % m;
            int from = (int) Math.max(0, Math.min(n, (long) i + least));
            int to = (int) Math.max(from, Math.min(n, (long) i + most + 1));
            System.arraycopy(View.storage(x), row * n + from, View.storage(y), row * n + from, to - from);
        }
        return y;
    }

    /** {@code y[.., i, ..] = x[.., index[.., i, ..], ..]} along one axis; {@code index} has x's rank. */
    public static NdArray gather(NdArray x, int axis, NdArray index) {
        NdArray y = NdArray.unset(index.shape(), x.dtype());
        int[] at = places(x.shape(), axis, index);
        switch (x.dtype()) {
            case FLOAT32 -> {
                for (int i = 0; i < at.length; i++) {
                    y.floats()[i] = x.floats()[at[i]];
                }
            }
            case FLOAT64 -> {
                for (int i = 0; i < at.length; i++) {
                    y.doubles()[i] = x.doubles()[at[i]];
                }
            }
            case INT32 -> {
                for (int i = 0; i < at.length; i++) {
                    y.ints()[i] = x.ints()[at[i]];
                }
            }
        }
        return y;
    }

    /**
     * {@code y = x}, then {@code y[.., index[.., i, ..], ..] += source[.., i, ..]} in ascending order of the source's elements.
     *
     * @param index of x's rank and the source's shape
     */
    public static NdArray scatterAdd(NdArray x, int axis, NdArray index, NdArray source) {
        NdArray y = x.copy();
        int[] at = places(x.shape(), axis, index);
        if (y.dtype() == DType.FLOAT32) {
            for (int i = 0; i < at.length; i++) {
                y.floats()[at[i]] += source.floats()[i];
            }
        } else {
            for (int i = 0; i < at.length; i++) {
                y.doubles()[at[i]] += source.doubles()[i];
            }
        }
        return y;
    }

    /** The transpose of {@link #gather}: adds {@code dy} into zeros of the given shape, in ascending order of dy's elements. */
    public static NdArray scatterAdd(NdArray dy, Shape shape, int axis, NdArray index) {
        return scatterAdd(NdArray.zeros(shape, dy.dtype()), axis, index, dy);
    }

    /** Where in an array of this shape each element of {@code index} points. */
    private static int[] places(Shape shape, int axis, NdArray index) {
        int[] places = new int[index.count()];
        int[] steps = View.strides(shape);
        int along = steps[axis];
        steps[axis] = 0;
        Walk walk = new Walk(index.shape().sizes(), 0, steps, 0);
        for (int i = 0; i < places.length; i++) {
            places[i] = walk.next() + index.ints()[i] * along;
        }
        return places;
    }

    private static NdArray copy(View view, NdArray y) {
        view.copyTo(View.of(y));
        return y;
    }
}

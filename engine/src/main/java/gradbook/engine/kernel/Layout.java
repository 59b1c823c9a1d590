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
        Shape shape = x.shape().permute(order);
        int rank = shape.rank();
        int[] strides = strides(x.shape());
        int[] steps = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            steps[axis] = strides[order.get(axis)];
        }
        return pick(x, shape, 0, steps);
    }

    /** Elements {@code start, start + step, ...} along one axis, {@code size} of them. */
    public static NdArray slice(NdArray x, int axis, int start, int step, int size) {
        int[] steps = strides(x.shape());
        int offset = start * steps[axis];
        steps[axis] *= step;
        return pick(x, x.shape().with(axis, size), offset, steps);
    }

    /** The transpose of {@link #slice}: {@code dy} put back into zeros of the given shape. */
    public static NdArray unslice(NdArray dy, Shape shape, int axis, int start, int step) {
        NdArray dx = NdArray.zeros(shape, dy.dtype());
        int[] steps = strides(shape);
        int offset = start * steps[axis];
        steps[axis] *= step;
        Walk walk = new Walk(dy.shape(), offset, steps);
        for (int i = 0; i < dy.count(); i++) {
            copy(dy, i, dx, walk.next());
        }
        return dx;
    }

    /** {@code y[.., i, ..] = x[.., index[.., i, ..], ..]} along one axis; {@code index} has x's rank. */
    public static NdArray gather(NdArray x, int axis, NdArray index) {
        NdArray y = NdArray.zeros(index.shape(), x.dtype());
        int[] steps = strides(x.shape());
        int along = steps[axis];
        steps[axis] = 0;
        Walk walk = new Walk(index.shape(), 0, steps);
        for (int i = 0; i < index.count(); i++) {
            copy(x, walk.next() + index.ints()[i] * along, y, i);
        }
        return y;
    }

    /** The transpose of {@link #gather}: adds {@code dy} into zeros of the given shape, in ascending order of dy's elements. */
    public static NdArray scatterAdd(NdArray dy, Shape shape, int axis, NdArray index) {
        NdArray dx = NdArray.zeros(shape, dy.dtype());
        int[] steps = strides(shape);
        int along = steps[axis];
        steps[axis] = 0;
        Walk walk = new Walk(index.shape(), 0, steps);
        for (int i = 0; i < index.count(); i++) {
            int place = walk.next() + index.ints()[i] * along;
            if (dy.dtype() == DType.FLOAT32) {
                dx.floats()[place] += dy.floats()[i];
            } else {
                dx.doubles()[place] += dy.doubles()[i];
            }
        }
        return dx;
    }

    /** Row-major strides in elements. */
    static int[] strides(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.size(axis);
        }
        return strides;
    }

    /** Rows along the last axis are flat loops: a transpose that asked for each place in turn took a fifth of a training step. */
    private static NdArray pick(NdArray x, Shape shape, int offset, int[] steps) {
        NdArray y = NdArray.zeros(shape, x.dtype());
        int last = shape.rank() - 1;
        int length = last < 0 ? 1 : shape.size(last);
        int step = last < 0 ? 0 : steps[last];
        Walk rows = new Walk(last < 0 ? shape : shape.with(last, 1), offset, steps);
        for (int start = 0; start < y.count(); start += length) {
            int place = rows.next();
            switch (x.dtype()) {
                case FLOAT32 -> row(x.floats(), place, step, y.floats(), start, length);
                case FLOAT64 -> row(x.doubles(), place, step, y.doubles(), start, length);
                case INT32 -> row(x.ints(), place, step, y.ints(), start, length);
            }
        }
        return y;
    }

    private static void row(float[] from, int place, int step, float[] to, int start, int length) {
        for (int i = 0; i < length; i++) {
            to[start + i] = from[place + i * step];
        }
    }

    private static void row(double[] from, int place, int step, double[] to, int start, int length) {
        for (int i = 0; i < length; i++) {
            to[start + i] = from[place + i * step];
        }
    }

    private static void row(int[] from, int place, int step, int[] to, int start, int length) {
        for (int i = 0; i < length; i++) {
            to[start + i] = from[place + i * step];
        }
    }

    private static void copy(NdArray from, int at, NdArray to, int place) {
        switch (from.dtype()) {
            case FLOAT32 -> to.floats()[place] = from.floats()[at];
            case FLOAT64 -> to.doubles()[place] = from.doubles()[at];
            case INT32 -> to.ints()[place] = from.ints()[at];
        }
    }

    /** The places of a strided view, in the row-major order of its shape. */
    private static final class Walk {
        private final int[] sizes;
        private final int[] steps;
        private final int[] index;
        private int place;

        Walk(Shape shape, int start, int[] steps) {
            this.sizes = shape.sizes();
            this.steps = steps;
            this.index = new int[sizes.length];
            this.place = start;
        }

        int next() {
            int current = place;
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                place += steps[axis];
                if (++index[axis] < sizes[axis]) {
                    break;
                }
                place -= steps[axis] * sizes[axis];
                index[axis] = 0;
            }
            return current;
        }
    }
}

package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;

/** Takes whole rows from where indices say, and adds them up where that is undone. The indices have been checked. */
public final class Lookup {
    /** Elements a thread must get before dividing pays. */
    private static final int GRAIN = 16_384;

    private Lookup() {}

    /** {@code y[o, i, j] = x[o, index[i], j]} where o stands for the axes before {@code axis}, j for those behind it. */
    public static NdArray select(NdArray x, int axis, NdArray index, Shape shape) {
        NdArray y = NdArray.unset(shape, x.dtype());
        if (y.count() == 0) {
            return y;
        }
        int[] at = index.ints();
        int size = x.shape().size(axis);
        int inner = x.shape().count(axis + 1, x.shape().rank());
        Workers.split(y.count() / inner, 1 + GRAIN / inner, (from, to) -> {
            for (int row = from; row < to; row++) {
                int start = (row / at.length * size + at[row % at.length]) * inner;
                System.arraycopy(View.storage(x), start, View.storage(y), row * inner, inner);
            }
        });
        return y;
    }

    /** The transpose of {@link #select}: adds dy into zeros of the given shape, in ascending order of the index's elements. */
    public static NdArray unselect(NdArray dy, Shape shape, int axis, NdArray index) {
        NdArray dx = NdArray.zeros(shape, dy.dtype());
        if (dy.count() == 0) {
            return dx;
        }
        int[] at = index.ints();
        int size = shape.size(axis);
        int inner = shape.count(axis + 1, shape.rank());
        int columns = dy.count() / at.length; // of all o together; a thread keeps to its own
        Workers.split(columns, 1 + GRAIN / at.length, (from, to) -> {
            for (int column = from; column < to; column += inner - column % inner) {
                int o = column / inner;
                int j = column % inner;
                int width = Math.min(inner - j, to - column);
                for (int i = 0; i < at.length; i++) {
                    add(dy, (o * at.length + i) * inner + j, dx, (o * size + at[i]) * inner + j, width);
                }
            }
        });
        return dx;
    }

    private static void add(NdArray dy, int start, NdArray dx, int place, int width) {
        if (dy.dtype() == DType.FLOAT32) {
            Arithmetic.add(dx.floats(), place, 1, dy.floats(), start, 1, dx.floats(), place, width);
        } else {
            double[] from = dy.doubles();
            double[] to = dx.doubles();
            for (int i = 0; i < width; i++) {
                to[place + i] += from[start + i];
            }
        }
    }

    /** 1 at {@code y[.., index[..]]}, else 0. */
    public static NdArray oneHot(NdArray index, Shape shape, DType dtype) {
        NdArray y = NdArray.zeros(shape, dtype);
        int classes = shape.size(shape.rank() - 1);
        for (int i = 0; i < index.count(); i++) {
            int place = i * classes + index.ints()[i];
            if (dtype == DType.FLOAT32) {
                y.floats()[place] = 1;
            } else {
                y.doubles()[place] = 1;
            }
        }
        return y;
    }
}

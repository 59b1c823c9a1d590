package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.runtime.Workers;
import java.util.List;

/**
 * Standardization along the last axes of a float32 array, whose elements lie side by side: one row after another, so that what lies
 * between is read from the first-level cache. The order of operations is that of the parts one after another.
 */
public final class StandardizedRows {
    /** Elements a thread must get before dividing pays. */
    private static final int GRAIN = 8_192;

    private StandardizedRows() {}

    /** Whether {@code axes}, in ascending order, of x are such. */
    public static boolean fits(NdArray x, List<Integer> axes) {
        int first = x.shape().rank() - axes.size();
        return x.dtype() == DType.FLOAT32 && x.count() > 0 && !axes.isEmpty() && axes.get(0) == first;
    }

    /** A row and the room of its thread. */
    @FunctionalInterface
    private interface Row {
        void apply(int row, float[] lanes, float[] products);
    }

    private static void rows(int count, int n, Row work) {
        Workers.split(count, 1 + GRAIN / n, (from, to) -> {
            float[] lanes = new float[Reduction.LANES];
            float[] products = Scratch.floats(n);
            for (int row = from; row < to; row++) {
                work.apply(row, lanes, products);
            }
        });
    }

    /**
     * {@code y = (x - mean x) / s} with {@code s = √(mean (x - mean x)² + ε)}.
     *
     * @param scale takes s, of the shape of the reduced x
     */
    public static NdArray value(NdArray x, float epsilon, NdArray scale) {
        int count = scale.count();
        int n = x.count() / count;
        NdArray y = NdArray.unset(x.shape(), x.dtype());
        float[] from = x.floats();
        float[] to = y.floats();
        float[] s = scale.floats();
        rows(count, n, (row, lanes, squares) -> {
            int start = row * n;
            float mean = Reduction.sum(from, start, n, lanes) / n;
            for (int i = start; i < start + n; i++) {
                to[i] = from[i] - mean;
            }
            Arithmetic.multiply(to, start, 1, to, start, 1, squares, 0, n);
            s[row] = (float) Math.sqrt(Reduction.sum(squares, 0, n, lanes) / n + epsilon);
            for (int i = start; i < start + n; i++) {
                to[i] = to[i] / s[row];
            }
        });
        return y;
    }

    /** {@code dx = (dy - mean dy - y mean(dy y)) / s}. */
    public static NdArray gradient(NdArray y, NdArray scale, NdArray dy) {
        int count = scale.count();
        int n = y.count() / count;
        NdArray dx = NdArray.unset(y.shape(), y.dtype());
        float[] above = dy.floats();
        float[] to = dx.floats();
        float[] s = scale.floats();
        rows(count, n, (row, lanes, products) -> {
            int start = row * n;
            Arithmetic.multiply(above, start, 1, y.floats(), start, 1, products, 0, n);
            float slope = Reduction.sum(products, 0, n, lanes) / n;
            float mean = Reduction.sum(above, start, n, lanes) / n;
            for (int i = start; i < start + n; i++) {
                to[i] = ((above[i] - mean) - y.floats()[i] * slope) / s[row];
            }
        });
        return dx;
    }
}

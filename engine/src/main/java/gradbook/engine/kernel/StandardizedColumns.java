package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Standardization of the columns of a float32 array [n, c], as batch normalization does it behind a linear layer: a vector of columns at a
 * time, its sums in registers ({@link ColumnVectors}). The order of operations is that of the parts one after another: a column's sum is
 * one chain over ascending rows.
 */
public final class StandardizedColumns {
    /** Elements a thread must get before dividing pays. */
    private static final int GRAIN = 8_192;

    private StandardizedColumns() {}

    /** Whether there is a vector unit, x is such an array with a vector of columns at least, and {@code axes} are its rows. */
    public static boolean fits(NdArray x, List<Integer> axes) {
        return VectorUnit.isThere()
                && x.dtype() == DType.FLOAT32
                && x.count() > 0
                && x.shape().rank() == 2
                && x.shape().size(1) >= ColumnVectors.LANES
                && axes.equals(List.of(0));
    }

    /** Runs {@code work} for the first of each vector of columns; the last vector takes in columns of the one before, once more. */
    private static void run(NdArray x, IntConsumer work) {
        int lanes = ColumnVectors.LANES;
        int last = x.shape().size(1) - lanes;
        int vectors = (last + lanes - 1) / lanes; // without the last one
        int grain = (int) (1 + GRAIN / ((long) x.shape().size(0) * lanes));
        Workers.split(vectors, grain, (from, to) -> {
            for (int vector = from; vector < to; vector++) {
                work.accept(vector * lanes);
            }
        });
        work.accept(last);
    }

    /**
     * {@code y = (x - mean x) / s} with {@code s = √(mean (x - mean x)² + ε)}.
     *
     * @param scale takes s, an element for each column
     */
    public static NdArray value(NdArray x, float epsilon, NdArray scale) {
        NdArray y = NdArray.unset(x.shape(), x.dtype());
        ColumnVectors vectors = ColumnVectors.of(x.shape());
        run(x, column -> vectors.value(x.floats(), column, epsilon, y.floats(), scale.floats()));
        return y;
    }

    /** {@code dx = (dy - mean dy - y mean(dy y)) / s}. */
    public static NdArray gradient(NdArray y, NdArray scale, NdArray dy) {
        NdArray dx = NdArray.unset(y.shape(), y.dtype());
        ColumnVectors vectors = ColumnVectors.of(y.shape());
        run(y, column -> vectors.gradient(y.floats(), dy.floats(), column, scale.floats(), dx.floats()));
        return dx;
    }

    /** Mean and population variance of each column, which go to {@code mean} and {@code variance} [c]. */
    public static void statistics(NdArray x, NdArray mean, NdArray variance) {
        ColumnVectors vectors = ColumnVectors.of(x.shape());
        run(x, column -> vectors.statistics(x.floats(), column, mean.floats(), variance.floats()));
    }
}

package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Standardization of the columns of a float32 array [n, c], as batch normalization does it behind a linear layer: a vector of columns at a
 * time ({@link ColumnVectors}), and those that are left one by one. The order of operations is that of the parts one after another: a
 * column's sum is one chain over ascending rows.
 */
public final class StandardizedColumns {
    /** Elements a thread must get before dividing pays. */
    private static final int GRAIN = 8_192;

    private final int rows;
    private final int columns;

    private StandardizedColumns(NdArray x) {
        this.rows = x.shape().size(0);
        this.columns = x.shape().size(1);
    }

    /**
     * Whether there is a vector unit, x is such an array, and {@code axes} are its rows. A single column would lie side by side, where
     * {@link Reduction} adds in lanes.
     */
    public static boolean fits(NdArray x, List<Integer> axes) {
        return VectorUnit.isThere()
                && x.dtype() == DType.FLOAT32
                && x.count() > 0
                && x.shape().rank() == 2
                && x.shape().size(1) > 1
                && axes.equals(List.of(0));
    }

    /** Runs {@code vector} for the first of each whole vector of columns, and {@code single} for each column that is left. */
    private void run(IntConsumer vector, IntConsumer single) {
        int lanes = ColumnVectors.LANES;
        Workers.split((columns + lanes - 1) / lanes, 1 + GRAIN / (rows * lanes), (from, to) -> {
            for (int column = from * lanes; column < Math.min(columns, to * lanes); ) {
                if (column + lanes <= columns) {
                    vector.accept(column);
                    column += lanes;
                } else {
                    single.accept(column++);
                }
            }
        });
    }

    /**
     * {@code y = (x - mean x) / s} with {@code s = √(mean (x - mean x)² + ε)}.
     *
     * @param scale takes s, an element for each column
     */
    public static NdArray value(NdArray x, float epsilon, NdArray scale) {
        StandardizedColumns all = new StandardizedColumns(x);
        NdArray y = NdArray.unset(x.shape(), x.dtype());
        float[] s = scale.floats();
        ColumnVectors vectors = new ColumnVectors(all.rows, all.columns);
        all.run(
                column -> vectors.value(x.floats(), column, epsilon, y.floats(), s),
                column -> all.value(x.floats(), column, epsilon, y.floats(), s));
        return y;
    }

    private void value(float[] x, int column, float epsilon, float[] y, float[] scale) {
        float mean = mean(x, column);
        float s = (float) Math.sqrt(variance(x, column, mean) + epsilon);
        scale[column] = s;
        for (int i = 0, at = column; i < rows; i++, at += columns) {
            y[at] = (x[at] - mean) / s;
        }
    }

    /** {@code dx = (dy - mean dy - y mean(dy y)) / s}. */
    public static NdArray gradient(NdArray y, NdArray scale, NdArray dy) {
        StandardizedColumns all = new StandardizedColumns(y);
        NdArray dx = NdArray.unset(y.shape(), y.dtype());
        float[] s = scale.floats();
        ColumnVectors vectors = new ColumnVectors(all.rows, all.columns);
        all.run(
                column -> vectors.gradient(y.floats(), dy.floats(), column, s, dx.floats()),
                column -> all.gradient(y.floats(), dy.floats(), column, s, dx.floats()));
        return dx;
    }

    private void gradient(float[] y, float[] dy, int column, float[] scale, float[] dx) {
        float mean = mean(dy, column);
        float sum = 0;
        for (int i = 0, at = column; i < rows; i++, at += columns) {
            sum += dy[at] * y[at];
        }
        float slope = sum / rows;
        for (int i = 0, at = column; i < rows; i++, at += columns) {
            dx[at] = ((dy[at] - mean) - y[at] * slope) / scale[column];
        }
    }

    /** Mean and population variance of each column, which go to {@code mean} and {@code variance} [c]. */
    public static void statistics(NdArray x, NdArray mean, NdArray variance) {
        StandardizedColumns all = new StandardizedColumns(x);
        ColumnVectors vectors = new ColumnVectors(all.rows, all.columns);
        all.run(column -> vectors.statistics(x.floats(), column, mean.floats(), variance.floats()), column -> {
            float centre = all.mean(x.floats(), column);
            mean.floats()[column] = centre;
            variance.floats()[column] = all.variance(x.floats(), column, centre);
        });
    }

    private float mean(float[] x, int column) {
        float sum = 0;
        for (int i = 0, at = column; i < rows; i++, at += columns) {
            sum += x[at];
        }
        return sum / rows;
    }

    private float variance(float[] x, int column, float mean) {
        float sum = 0;
        for (int i = 0, at = column; i < rows; i++, at += columns) {
            float centred = x[at] - mean;
            sum += centred * centred;
        }
        return sum / rows;
    }
}

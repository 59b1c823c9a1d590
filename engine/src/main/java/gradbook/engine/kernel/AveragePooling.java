package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;

/**
 * The mean of each span of rows and columns of each plane: a sum over ascending (row, column) from zero, divided once. In the
 * gradient each output's share is divided once, and shares that meet are added in ascending (oh, ow), from zero.
 */
public final class AveragePooling {
    /** Outputs a thread must get before dividing pays. */
    private static final int GRAIN = 2_048;

    private AveragePooling() {}

    /** {@code y = Σ x / d}; x [n, c, h, w]. */
    public static NdArray value(NdArray x, Spans rows, Spans columns) {
        Shape shape = x.shape();
        NdArray y = NdArray.zeros(Shape.of(shape.size(0), shape.size(1), rows.places(), columns.places()), x.dtype());
        forEachOutput(shape, rows, columns, (start, row, column, place) -> {
            long d = (long) rows.counted[row] * columns.counted[column];
            if (x.dtype() == DType.FLOAT32) {
                y.floats()[place] = sum(x.floats(), start, shape.size(3), rows, row, columns, column) / d;
            } else {
                y.doubles()[place] = sum(x.doubles(), start, shape.size(3), rows, row, columns, column) / d;
            }
        });
        return y;
    }

    /** {@code dx += dy / d}; dx has the given shape. */
    public static NdArray gradient(NdArray dy, Shape shape, Spans rows, Spans columns) {
        NdArray dx = NdArray.zeros(shape, dy.dtype());
        forEachOutput(shape, rows, columns, (start, row, column, place) -> {
            long d = (long) rows.counted[row] * columns.counted[column];
            if (dy.dtype() == DType.FLOAT32) {
                add(dy.floats()[place] / d, dx.floats(), start, shape.size(3), rows, row, columns, column);
            } else {
                add(dy.doubles()[place] / d, dx.doubles(), start, shape.size(3), rows, row, columns, column);
            }
        });
        return dx;
    }

    /** Is told of an output, with the place where its plane of x starts. */
    private interface Visitor {
        void output(int start, int row, int column, int place);
    }

    /** Threads divide the planes; the outputs of a plane are visited in ascending (oh, ow). */
    private static void forEachOutput(Shape x, Spans rows, Spans columns, Visitor visitor) {
        int places = rows.places() * columns.places();
        Workers.split(x.count(0, 2), 1 + GRAIN / places, (from, to) -> {
            for (int p = from; p < to; p++) {
                int start = p * x.count(2, 4);
                int place = p * places;
                for (int row = 0; row < rows.places(); row++) {
                    for (int column = 0; column < columns.places(); column++) {
                        visitor.output(start, row, column, place++);
                    }
                }
            }
        });
    }

    private static float sum(float[] x, int start, int width, Spans rows, int row, Spans columns, int column) {
        float sum = 0;
        for (int i = rows.starts[row]; i < rows.ends[row]; i++) {
            for (int j = columns.starts[column]; j < columns.ends[column]; j++) {
                sum += x[start + i * width + j];
            }
        }
        return sum;
    }

    private static double sum(double[] x, int start, int width, Spans rows, int row, Spans columns, int column) {
        double sum = 0;
        for (int i = rows.starts[row]; i < rows.ends[row]; i++) {
            for (int j = columns.starts[column]; j < columns.ends[column]; j++) {
                sum += x[start + i * width + j];
            }
        }
        return sum;
    }

    private static void add(
            float share, float[] dx, int start, int width, Spans rows, int row, Spans columns, int column) {
        for (int i = rows.starts[row]; i < rows.ends[row]; i++) {
            for (int j = columns.starts[column]; j < columns.ends[column]; j++) {
                dx[start + i * width + j] += share;
            }
        }
    }

    private static void add(
            double share, double[] dx, int start, int width, Spans rows, int row, Spans columns, int column) {
        for (int i = rows.starts[row]; i < rows.ends[row]; i++) {
            for (int j = columns.starts[column]; j < columns.ends[column]; j++) {
                dx[start + i * width + j] += share;
            }
        }
    }
}

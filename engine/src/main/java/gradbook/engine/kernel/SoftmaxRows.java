package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.function.ArrayFunctions;
import gradbook.engine.runtime.Workers;

/**
 * Softmax and what is fused with it along the last axis of a float32 array, whose elements lie side by side. Some rows at a time, so that
 * short rows share the vectors of the exponentials. The order of operations is that of the parts one after another: maximum, difference,
 * exponential, sum by 16 lanes, quotient.
 */
public final class SoftmaxRows {
    /** Elements a thread must get before dividing pays. */
    private static final int GRAIN = 8_192;

    private SoftmaxRows() {}

    /** Whether {@code axis} of x is such. */
    public static boolean fits(NdArray x, int axis) {
        return x.dtype() == DType.FLOAT32 && axis == x.shape().rank() - 1 && x.count() > 0;
    }

    /** Some rows: elements {@code from..to}. */
    @FunctionalInterface
    private interface Some {
        void apply(int from, int to, float[] lanes);
    }

    private static void split(int count, int n, Some work) {
        int together = Math.max(1, Stretches.LENGTH / n);
        Workers.split(count / n, 1 + GRAIN / n, (start, end) -> {
            float[] lanes = new float[Reduction.LANES];
            for (int row = start; row < end; row += together) {
                work.apply(row * n, Math.min(row + together, end) * n, lanes);
            }
        });
    }

    private static int length(NdArray x) {
        return x.shape().size(x.shape().rank() - 1);
    }

    /** {@code y = e^(x - m) / Σ e^(x - m)}. */
    public static NdArray softmax(NdArray x) {
        int n = length(x);
        NdArray y = NdArray.unset(x.shape(), x.dtype());
        split(x.count(), n, (first, last, lanes) -> softmax(x.floats(), y.floats(), first, last, n, lanes));
        return y;
    }

    /** The same in place, for rows {@code first..last} of n elements. */
    static void softmax(float[] x, int first, int last, int n) {
        float[] lanes = new float[Reduction.LANES];
        int together = Math.max(1, Stretches.LENGTH / n) * n;
        for (int start = first; start < last; start += together) {
            softmax(x, x, start, Math.min(start + together, last), n, lanes);
        }
    }

    private static void softmax(float[] x, float[] y, int first, int last, int n, float[] lanes) {
        belowMaximum(x, y, first, last, n);
        ArrayFunctions.exp(y, y, first, last);
        for (int row = first; row < last; row += n) {
            float total = Reduction.sum(y, row, n, lanes);
            for (int i = row; i < row + n; i++) {
                y[i] = y[i] / total;
            }
        }
    }

    /** {@code dx = y (dy - Σ dy y)}. */
    public static NdArray softmaxGradient(NdArray y, NdArray dy) {
        int n = length(y);
        NdArray dx = NdArray.unset(y.shape(), y.dtype());
        split(y.count(), n, (first, last, lanes) -> {
            System.arraycopy(dy.floats(), first, dx.floats(), first, last - first);
            softmaxGradient(y.floats(), dx.floats(), first, last, n);
        });
        return dx;
    }

    /** The same in place of dy, for rows {@code first..last} of n elements. */
    static void softmaxGradient(float[] y, float[] dy, int first, int last, int n) {
        float[] lanes = new float[Reduction.LANES];
        float[] products = Scratch.floats(n);
        for (int row = first; row < last; row += n) {
            Arithmetic.multiply(dy, row, 1, y, row, 1, products, 0, n);
            float total = Reduction.sum(products, 0, n, lanes);
            for (int i = row; i < row + n; i++) {
                dy[i] = y[i] * (dy[i] - total);
            }
        }
    }

    /** {@code y = x - m - ln Σ e^(x - m)}. */
    public static NdArray logSoftmax(NdArray x) {
        int n = length(x);
        NdArray y = NdArray.unset(x.shape(), x.dtype());
        split(x.count(), n, (first, last, lanes) -> logSoftmax(x.floats(), y.floats(), first, last, n, lanes));
        return y;
    }

    private static void logSoftmax(float[] x, float[] y, int first, int last, int n, float[] lanes) {
        belowMaximum(x, y, first, last, n);
        float[] e = Scratch.floats(last - first);
        System.arraycopy(y, first, e, 0, last - first);
        ArrayFunctions.exp(e, e, 0, last - first);
        for (int row = first; row < last; row += n) {
            float log = MathFunctions.log(Reduction.sum(e, row - first, n, lanes));
            for (int i = row; i < row + n; i++) {
                y[i] = y[i] - log;
            }
        }
    }

    /** {@code dx = dy - e^y Σ dy}. */
    public static NdArray logSoftmaxGradient(NdArray y, NdArray dy) {
        int n = length(y);
        NdArray dx = NdArray.unset(y.shape(), y.dtype());
        float[] above = dy.floats();
        float[] to = dx.floats();
        split(y.count(), n, (first, last, lanes) -> {
            ArrayFunctions.exp(y.floats(), to, first, last);
            for (int row = first; row < last; row += n) {
                float total = Reduction.sum(above, row, n, lanes);
                for (int i = row; i < row + n; i++) {
                    to[i] = above[i] - to[i] * total;
                }
            }
        });
        return dx;
    }

    /**
     * {@code y[i] = logSoftmax(x)[i, label[i]]} of x [n, classes].
     *
     * @param norms [n, 2] takes each row's maximum m and {@code ln Σ e^(x - m)}
     */
    public static NdArray pickedLogSoftmax(NdArray x, NdArray labels, NdArray norms) {
        int n = length(x);
        NdArray y = NdArray.unset(Shape.of(labels.count()), x.dtype());
        float[] from = x.floats();
        float[] to = y.floats();
        float[] norm = norms.floats();
        split(x.count(), n, (first, last, lanes) -> {
            float[] e = Scratch.floats(last - first);
            for (int row = first; row < last; row += n) {
                float m = maximum(from, row, n);
                norm[2 * (row / n)] = m;
                to[row / n] = from[row + labels.ints()[row / n]] - m;
                for (int i = row; i < row + n; i++) {
                    e[i - first] = from[i] - m;
                }
            }
            ArrayFunctions.exp(e, e, 0, last - first);
            for (int row = first; row < last; row += n) {
                float log = MathFunctions.log(Reduction.sum(e, row - first, n, lanes));
                norm[2 * (row / n) + 1] = log;
                to[row / n] -= log;
            }
        });
        return y;
    }

    /**
     * {@code dx = (e^logSoftmax(x) - onehot(label)) / rows * dy} of x [rows, classes] and a single dy.
     *
     * @param norms of {@link #pickedLogSoftmax}
     */
    public static NdArray crossEntropyGradient(NdArray x, NdArray labels, NdArray norms, float dy) {
        int n = length(x);
        int rows = labels.count();
        NdArray dx = NdArray.unset(x.shape(), x.dtype());
        float[] from = x.floats();
        float[] to = dx.floats();
        float[] norm = norms.floats();
        split(x.count(), n, (first, last, lanes) -> {
            for (int row = first; row < last; row += n) {
                float m = norm[2 * (row / n)];
                float log = norm[2 * (row / n) + 1];
                for (int i = row; i < row + n; i++) {
                    to[i] = from[i] - m - log;
                }
            }
            ArrayFunctions.exp(to, to, first, last);
            for (int row = first; row < last; row += n) {
                to[row + labels.ints()[row / n]] -= 1;
            }
            for (int i = first; i < last; i++) {
                to[i] = to[i] / rows * dy;
            }
        });
        return dx;
    }

    /** {@code y = x - m} with each row's maximum m. */
    private static void belowMaximum(float[] x, float[] y, int first, int last, int n) {
        for (int row = first; row < last; row += n) {
            float m = maximum(x, row, n);
            for (int i = row; i < row + n; i++) {
                y[i] = x[i] - m;
            }
        }
    }

    /** NaN if there is one. Exact in any order; four chains, since one waits for each step. */
    private static float maximum(float[] x, int start, int n) {
        float a = Float.NEGATIVE_INFINITY;
        float b = a;
        float c = a;
        float d = a;
        int i = start;
        for (; i <= start + n - 4; i += 4) {
            a = Math.max(a, x[i]);
            b = Math.max(b, x[i + 1]);
            c = Math.max(c, x[i + 2]);
            d = Math.max(d, x[i + 3]);
        }
        for (; i < start + n; i++) {
            a = Math.max(a, x[i]);
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
    }
}

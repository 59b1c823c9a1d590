package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Sums, maxima and minima over sets of axes. The axes are taken in runs of neighbours, the last run first; a run views the array as
 * [outer, n, inner] and leaves [outer, inner].
 */
public final class Reduction {
    /** Logical lanes of a sum along contiguous memory: a constant of the specification, not of the machine. */
    static final int LANES = 16;

    private static final boolean VECTORS = VectorUnit.isThere() && LaneVectors.fit();

    /** Inputs a thread must get before dividing pays. */
    private static final int GRAIN = 16_384;

    /** The same of a sum by vectors. */
    private static final int SUMMED = 65_536;

    private Reduction() {}

    /** Sum over {@code axes} (each in {@code 0..rank-1}); reduced axes keep size 1 if {@code keep}. */
    public static NdArray sum(NdArray x, List<Integer> axes, boolean keep) {
        return reduce(x, axes, keep, Kind.SUM);
    }

    /** Maximum over {@code axes}, NaN if there is one; the reduced axes must not be empty. */
    public static NdArray max(NdArray x, List<Integer> axes, boolean keep) {
        return reduce(x, axes, keep, Kind.MAX);
    }

    /** Minimum over {@code axes}, NaN if there is one; the reduced axes must not be empty. */
    public static NdArray min(NdArray x, List<Integer> axes, boolean keep) {
        return reduce(x, axes, keep, Kind.MIN);
    }

    private enum Kind {
        SUM,
        MAX,
        MIN
    }

    private static NdArray reduce(NdArray x, List<Integer> axes, boolean keep, Kind kind) {
        NdArray result = x;
        int axis = x.shape().rank() - 1;
        while (axis >= 0) {
            if (!axes.contains(axis)) {
                axis--;
                continue;
            }
            int last = axis;
            Shape shape = result.shape();
            while (axis >= 0 && axes.contains(axis)) {
                axis--;
            }
            int outer = shape.count(0, axis + 1);
            int n = shape.count(axis + 1, last + 1);
            int inner = shape.count(last + 1, shape.rank());
            for (int reduced = axis + 1; reduced <= last; reduced++) {
                shape = shape.with(reduced, 1);
            }
            NdArray y = NdArray.zeros(shape, x.dtype());
            run(result, y, outer, n, inner, kind);
            result = y;
        }
        return result.reshape(x.shape().reduce(axes, keep));
    }

    private static void run(NdArray x, NdArray y, int outer, int n, int inner, Kind kind) {
        boolean floats = x.dtype() == DType.FLOAT32;
        int grain = 1 + (kind == Kind.SUM && floats ? SUMMED : GRAIN) / Math.max(1, n);
        Workers.split(outer * inner, grain, (from, to) -> {
            if (kind != Kind.SUM) {
                for (int out = from; out < to; out++) {
                    int start = out / inner * n * inner + out % inner;
                    double extreme = kind == Kind.MAX
                            ? chain(x, start, n, inner, Double.NEGATIVE_INFINITY, Math::max)
                            : chain(x, start, n, inner, Double.POSITIVE_INFINITY, Math::min);
                    set(y, out, extreme);
                }
            } else if (inner == 1 && floats) {
                float[] lanes = new float[LANES];
                for (int out = from; out < to; out++) {
                    y.floats()[out] = sum(x.floats(), out * n, n, lanes);
                }
            } else if (inner == 1) {
                double[] lanes = new double[LANES];
                for (int out = from; out < to; out++) {
                    y.doubles()[out] = sum(x.doubles(), out * n, n, lanes);
                }
            } else if (floats) {
                columns(x.floats(), y.floats(), from, to, n, inner);
            } else {
                columns(x.doubles(), y.doubles(), from, to, n, inner);
            }
        });
    }

    /** Exact in any order for maxima and minima, so both types may pass through double. */
    private static double chain(NdArray x, int start, int n, int step, double initial, DoubleBinaryOperator f) {
        double result = initial;
        for (int i = 0; i < n; i++) {
            result = f.applyAsDouble(result, x.at(start + i * step));
        }
        return result;
    }

    private static void set(NdArray y, int index, double value) {
        if (y.dtype() == DType.FLOAT32) {
            y.floats()[index] = (float) value;
        } else {
            y.doubles()[index] = value;
        }
    }

    static float sum(float[] x, int start, int n, float[] lanes) {
        Arrays.fill(lanes, 0);
        int whole = n - n % LANES;
        if (VECTORS) {
            LaneVectors.add(x, start, start + whole, lanes);
        } else {
            add(x, start, start + whole, lanes);
        }
        for (int i = whole; i < n; i++) {
            lanes[i - whole] += x[start + i];
        }
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    /** Adds elements {@code start..end}, 16 at a time, to the lanes. */
    static void add(float[] x, int start, int end, float[] lanes) {
        for (int i = start; i < end; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += x[i + lane];
            }
        }
    }

    private static double sum(double[] x, int start, int n, double[] lanes) {
        Arrays.fill(lanes, 0);
        for (int i = 0; i < n; i++) {
            lanes[i % LANES] += x[start + i];
        }
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    /** Outputs {@code from..to} of [outer, inner], each one chain over ascending rows, row by row to stay in order in memory. */
    private static void columns(float[] x, float[] y, int from, int to, int n, int inner) {
        int out = from;
        while (out < to) {
            int column = out % inner;
            int width = Math.min(inner - column, to - out);
            int start = out / inner * n * inner + column;
            for (int row = 0; row < n; row++) {
                Arithmetic.add(y, out, 1, x, start + row * inner, 1, y, out, width);
            }
            out += width;
        }
    }

    private static void columns(double[] x, double[] y, int from, int to, int n, int inner) {
        int out = from;
        while (out < to) {
            int column = out % inner;
            int width = Math.min(inner - column, to - out);
            int start = out / inner * n * inner + column;
            for (int row = 0; row < n; row++) {
                for (int j = 0; j < width; j++) {
                    y[out + j] += x[start + row * inner + j];
                }
            }
            out += width;
        }
    }
}

package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Applies one function to every element, or to every pair or triple of elements under NumPy's broadcasting. */
public final class Elementwise {
    /** A function of one float32. */
    @FunctionalInterface
    public interface FloatUnary {
        float apply(float x);
    }

    /** A function of two float32. */
    @FunctionalInterface
    public interface FloatBinary {
        float apply(float a, float b);
    }

    /** A function of two rows of float32 as a loop of its own; a row moves by its step, 1 or 0. */
    @FunctionalInterface
    public interface FloatRows {
        void apply(float[] a, int startA, int stepA, float[] b, int startB, int stepB, float[] y, int startY, int n);
    }

    /** A function of three float32. */
    @FunctionalInterface
    public interface FloatTernary {
        float apply(float a, float b, float c);
    }

    /** A function of three float64. */
    @FunctionalInterface
    public interface DoubleTernary {
        double apply(double a, double b, double c);
    }

    /** Outputs a thread must get before dividing pays: about 10 µs of work. */
    private static final int GRAIN = 8_192;

    /** The same of {@link FloatRows}, whose loops are their own. */
    private static final int ROWS_GRAIN = 32_768;

    private Elementwise() {}

    /** {@code y[i] = f(x[i])}; the same function twice, once for each floating type. */
    public static NdArray map(NdArray x, FloatUnary f32, DoubleUnaryOperator f64) {
        NdArray y = NdArray.unset(x.shape(), x.dtype());
        switch (x.dtype()) {
            case FLOAT32 -> {
                float[] from = x.floats();
                float[] to = y.floats();
                Workers.split(to.length, GRAIN, (start, end) -> {
                    for (int i = start; i < end; i++) {
                        to[i] = f32.apply(from[i]);
                    }
                });
            }
            case FLOAT64 -> {
                double[] from = x.doubles();
                double[] to = y.doubles();
                Workers.split(to.length, GRAIN, (start, end) -> {
                    for (int i = start; i < end; i++) {
                        to[i] = f64.applyAsDouble(from[i]);
                    }
                });
            }
            case INT32 -> throw new IllegalArgumentException("elementwise: expected a floating type, found " + x);
        }
        return y;
    }

    /**
     * {@code y = f(a, b)} over the broadcast shape of {@code a} and {@code b}.
     *
     * @param operator named in errors
     */
    public static NdArray zip(String operator, NdArray a, NdArray b, FloatBinary f32, DoubleBinaryOperator f64) {
        return rows(
                operator,
                a,
                b,
                (as, startA, stepA, bs, startB, stepB, y, startY, n) ->
                        zip(as, startA, stepA, bs, startB, stepB, y, startY, n, f32),
                f64);
    }

    /** As {@link #zip(String, NdArray, NdArray, FloatBinary, DoubleBinaryOperator)}, for a function that is worth its own loop. */
    public static NdArray rows(String operator, NdArray a, NdArray b, FloatRows f32, DoubleBinaryOperator f64) {
        Operands.sameFloatingType(operator, a, b);
        Shape shape = Shape.broadcast(operator, a.shape(), b.shape());
        return rows(a, b, f32, f64, NdArray.unset(shape, a.dtype()));
    }

    /** {@code a = f(a, b)} in place, for an array that nobody has seen yet; b is broadcast to its shape. */
    public static NdArray onto(String operator, NdArray a, NdArray b, FloatRows f32, DoubleBinaryOperator f64) {
        Operands.sameFloatingType(operator, a, b);
        Shape shape = Shape.broadcast(operator, a.shape(), b.shape());
        if (!shape.equals(a.shape())) {
            throw new IllegalArgumentException(
                    operator + ": expected an operand that broadcasts to " + a.shape() + ", found " + b.shape());
        }
        return rows(a, b, f32, f64, a);
    }

    private static NdArray rows(NdArray a, NdArray b, FloatRows f32, DoubleBinaryOperator f64, NdArray y) {
        if (y.count() == 0) {
            return y;
        }
        Rows rows = Rows.of(y.shape(), a.shape(), b.shape());
        int stepA = rows.step(0);
        int stepB = rows.step(1);
        divide(rows, ROWS_GRAIN, (row, from, n) -> {
            int startA = rows.start(0, row) + from * stepA;
            int startB = rows.start(1, row) + from * stepB;
            int startY = row * rows.length() + from;
            if (a.dtype() == DType.FLOAT32) {
                f32.apply(a.floats(), startA, stepA, b.floats(), startB, stepB, y.floats(), startY, n);
            } else {
                zip(a.doubles(), startA, stepA, b.doubles(), startB, stepB, y.doubles(), startY, n, f64);
            }
        });
        return y;
    }

    /** A row's elements {@code from..from + n}. */
    @FunctionalInterface
    private interface Part {
        void apply(int row, int from, int n);
    }

    /** Threads get rows; if there is but one, parts of it. */
    private static void divide(Rows rows, int grain, Part work) {
        int length = rows.length();
        if (rows.count() == 1) {
            Workers.split(length, grain, (from, to) -> work.apply(0, from, to - from));
        } else {
            Workers.split(rows.count(), 1 + grain / length, (start, end) -> {
                for (int row = start; row < end; row++) {
                    work.apply(row, 0, length);
                }
            });
        }
    }

    /**
     * {@code y = f(a, b, c)} over the broadcast shape of all three.
     *
     * @param operator named in errors
     */
    public static NdArray zip(String operator, NdArray a, NdArray b, NdArray c, FloatTernary f32, DoubleTernary f64) {
        Operands.sameFloatingType(operator, a, b);
        Operands.sameFloatingType(operator, a, c);
        Shape shape = Shape.broadcast(operator, Shape.broadcast(operator, a.shape(), b.shape()), c.shape());
        NdArray y = NdArray.unset(shape, a.dtype());
        if (shape.count() == 0) {
            return y;
        }
        Rows rows = Rows.of(shape, a.shape(), b.shape(), c.shape());
        int stepA = rows.step(0);
        int stepB = rows.step(1);
        int stepC = rows.step(2);
        divide(rows, GRAIN, (row, from, n) -> {
            int startA = rows.start(0, row) + from * stepA;
            int startB = rows.start(1, row) + from * stepB;
            int startC = rows.start(2, row) + from * stepC;
            int startY = row * rows.length() + from;
            if (a.dtype() == DType.FLOAT32) {
                float[] as = a.floats();
                float[] bs = b.floats();
                float[] cs = c.floats();
                float[] to = y.floats();
                for (int i = 0; i < n; i++) {
                    to[startY + i] = f32.apply(as[startA + i * stepA], bs[startB + i * stepB], cs[startC + i * stepC]);
                }
            } else {
                double[] as = a.doubles();
                double[] bs = b.doubles();
                double[] cs = c.doubles();
                double[] to = y.doubles();
                for (int i = 0; i < n; i++) {
                    to[startY + i] = f64.apply(as[startA + i * stepA], bs[startB + i * stepB], cs[startC + i * stepC]);
                }
            }
        });
        return y;
    }

    private static void zip(
            float[] a,
            int startA,
            int stepA,
            float[] b,
            int startB,
            int stepB,
            float[] y,
            int startY,
            int n,
            FloatBinary f) {
        if (stepA == 1 && stepB == 1) {
            for (int i = 0; i < n; i++) {
                y[startY + i] = f.apply(a[startA + i], b[startB + i]);
            }
        } else {
            for (int i = 0; i < n; i++) {
                y[startY + i] = f.apply(a[startA + i * stepA], b[startB + i * stepB]);
            }
        }
    }

    private static void zip(
            double[] a,
            int startA,
            int stepA,
            double[] b,
            int startB,
            int stepB,
            double[] y,
            int startY,
            int n,
            DoubleBinaryOperator f) {
        for (int i = 0; i < n; i++) {
            y[startY + i] = f.applyAsDouble(a[startA + i * stepA], b[startB + i * stepB]);
        }
    }
}

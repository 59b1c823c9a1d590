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
        NdArray y = NdArray.unset(shape, a.dtype());
        if (shape.count() == 0) {
            return y;
        }
        Rows rows = Rows.of(shape, a.shape(), b.shape());
        int length = rows.length();
        switch (a.dtype()) {
            case FLOAT32 -> {
                float[] as = a.floats();
                float[] bs = b.floats();
                float[] to = y.floats();
                Workers.split(rows.count(), 1 + GRAIN / length, (start, end) -> {
                    for (int row = start; row < end; row++) {
                        f32.apply(
                                as,
                                rows.start(0, row),
                                rows.step(0),
                                bs,
                                rows.start(1, row),
                                rows.step(1),
                                to,
                                row * length,
                                length);
                    }
                });
            }
            case FLOAT64 -> {
                double[] as = a.doubles();
                double[] bs = b.doubles();
                double[] to = y.doubles();
                Workers.split(rows.count(), 1 + GRAIN / length, (start, end) -> {
                    for (int row = start; row < end; row++) {
                        zip(
                                as,
                                rows.start(0, row),
                                rows.step(0),
                                bs,
                                rows.start(1, row),
                                rows.step(1),
                                to,
                                row * length,
                                length,
                                f64);
                    }
                });
            }
            case INT32 -> throw new AssertionError("refused above");
        }
        return y;
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
        int length = rows.length();
        int stepA = rows.step(0);
        int stepB = rows.step(1);
        int stepC = rows.step(2);
        boolean floats = a.dtype() == DType.FLOAT32;
        Workers.split(rows.count(), 1 + GRAIN / length, (start, end) -> {
            for (int row = start; row < end; row++) {
                int startA = rows.start(0, row);
                int startB = rows.start(1, row);
                int startC = rows.start(2, row);
                int startY = row * length;
                if (floats) {
                    float[] as = a.floats();
                    float[] bs = b.floats();
                    float[] cs = c.floats();
                    float[] to = y.floats();
                    for (int i = 0; i < length; i++) {
                        to[startY + i] =
                                f32.apply(as[startA + i * stepA], bs[startB + i * stepB], cs[startC + i * stepC]);
                    }
                } else {
                    double[] as = a.doubles();
                    double[] bs = b.doubles();
                    double[] cs = c.doubles();
                    double[] to = y.doubles();
                    for (int i = 0; i < length; i++) {
                        to[startY + i] =
                                f64.apply(as[startA + i * stepA], bs[startB + i * stepB], cs[startC + i * stepC]);
                    }
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

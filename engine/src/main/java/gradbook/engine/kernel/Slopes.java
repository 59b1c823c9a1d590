package gradbook.engine.kernel;

import gradbook.engine.kernel.function.ArrayFunctions;

/** Gradients of the transcendental functions over stretches of float32 arrays: {@code dx[i]} from {@code dy[i]} and x or y. */
public final class Slopes {
    /** {@code 2/√π}, the derivative of erf at 0. */
    private static final float ERF = 1.1283791670955126f;

    private Slopes() {}

    /** {@code dx = dy (1 - y²)}. */
    public static void tanh(float[] dy, float[] y, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * (1 - y[i] * y[i]);
        }
    }

    /** {@code dx = dy y (1 - y)}. */
    public static void sigmoid(float[] dy, float[] y, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * y[i] * (1 - y[i]);
        }
    }

    /** {@code dx = dy 2/√π e^(-x²)}. */
    public static void erf(float[] dy, float[] x, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = -x[i] * x[i];
        }
        ArrayFunctions.exp(dx, dx, from, to);
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * (ERF * dx[i]);
        }
    }

    /** {@code dx = dy cos x}. */
    public static void sin(float[] dy, float[] x, float[] dx, int from, int to) {
        ArrayFunctions.cos(x, dx, from, to);
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * dx[i];
        }
    }

    /** {@code dx = -dy sin x}. */
    public static void cos(float[] dy, float[] x, float[] dx, int from, int to) {
        ArrayFunctions.sin(x, dx, from, to);
        for (int i = from; i < to; i++) {
            dx[i] = -dy[i] * dx[i];
        }
    }
}

package gradbook.engine.kernel;

import gradbook.engine.kernel.function.ArrayFunctions;

/** Softplus, {@code max(x, 0) + ln(1 + e^-|x|)} and its gradient over stretches of float32 arrays. */
public final class SoftRectifier {
    private SoftRectifier() {}

    public static void value(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = -Math.abs(x[i]);
        }
        ArrayFunctions.exp(y, y, from, to);
        ArrayFunctions.log1p(y, y, from, to);
        for (int i = from; i < to; i++) {
            y[i] = Math.max(x[i], 0) + y[i];
        }
    }

    /** {@code dx = dy sigmoid(x)}. */
    public static void gradient(float[] dy, float[] x, float[] dx, int from, int to) {
        ArrayFunctions.sigmoid(x, dx, from, to);
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * dx[i];
        }
    }
}

package gradbook.engine.kernel;

import gradbook.engine.kernel.function.ArrayFunctions;

/** GELU over stretches of float32 arrays: {@code x Φ(x)} and its gradient {@code dy (Φ(x) + x Φ'(x))}, in both forms of Φ. */
public final class GaussianGate {
    private static final float SQRT_HALF = (float) 0.7071067811865476; // 1/√2
    private static final float DENSITY = (float) 0.3989422804014327; // 1/√(2π), the normal density at 0
    private static final float SCALE = (float) 0.7978845608028654; // √(2/π)
    private static final float CUBE = (float) 0.044715;
    private static final float TRIPLE = (float) (3 * 0.044715);

    private GaussianGate() {}

    /** {@code Φ(x) = (1 + erf(x/√2)) / 2}. */
    public static void value(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] * SQRT_HALF;
        }
        ArrayFunctions.erf(y, y, from, to);
        for (int i = from; i < to; i++) {
            y[i] = x[i] * (0.5f * (1 + y[i]));
        }
    }

    /** A stretch of at most {@link Stretches#LENGTH}. */
    public static void gradient(float[] dy, float[] x, float[] dx, int from, int to) {
        int n = to - from;
        float[] room = Scratch.floats(
                3 * Stretches.LENGTH); // x, erf and exp, a constant apart, as vector instructions ask for
        System.arraycopy(x, from, room, 0, n);
        for (int i = 0; i < n; i++) {
            room[i + Stretches.LENGTH] = room[i] * SQRT_HALF;
        }
        ArrayFunctions.erf(room, room, Stretches.LENGTH, Stretches.LENGTH + n);
        for (int i = 0; i < n; i++) {
            room[i + 2 * Stretches.LENGTH] = -0.5f * room[i] * room[i];
        }
        ArrayFunctions.exp(room, room, 2 * Stretches.LENGTH, 2 * Stretches.LENGTH + n);
        for (int i = 0; i < n; i++) {
            room[i] = 0.5f * (1 + room[i + Stretches.LENGTH]) + room[i] * (DENSITY * room[i + 2 * Stretches.LENGTH]);
        }
        System.arraycopy(room, 0, dx, from, n);
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * dx[i];
        }
    }

    /** {@code Φ(x) = (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2}. */
    public static void approximateValue(float[] x, float[] y, int from, int to) {
        tanh(x, y, from, to);
        for (int i = from; i < to; i++) {
            y[i] = x[i] * (0.5f * (1 + y[i]));
        }
    }

    /** Where tanh is ±1 the density is 0, however large the derivative of its argument, which may overflow. */
    public static void approximateGradient(float[] dy, float[] x, float[] dx, int from, int to) {
        tanh(x, dx, from, to);
        for (int i = from; i < to; i++) {
            float density = 1 - dx[i] * dx[i];
            float inner = 0.5f * x[i] * density * (SCALE * (1 + TRIPLE * x[i] * x[i]));
            dx[i] = dy[i] * (0.5f * (1 + dx[i]) + (density == 0 ? 0 : inner));
        }
    }

    private static void tanh(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = SCALE * (x[i] + CUBE * x[i] * x[i] * x[i]);
        }
        ArrayFunctions.tanh(y, y, from, to);
    }
}

package gradbook.engine.kernel;

import gradbook.engine.array.NdArray;
import java.util.Arrays;

/** Flat loops that move elements of either floating type at constant steps. */
final class Strided {
    private Strided() {}

    /** {@code to[toStart + i toStep] = from[fromStart + i fromStep]}, {@code count} times. */
    static void copy(NdArray from, int fromStart, int fromStep, NdArray to, int toStart, int toStep, int count) {
        switch (from.dtype()) {
            case FLOAT32 -> copy(from.floats(), fromStart, fromStep, to.floats(), toStart, toStep, count);
            case FLOAT64 -> copy(from.doubles(), fromStart, fromStep, to.doubles(), toStart, toStep, count);
            case INT32 -> throw new AssertionError("refused by the operators");
        }
    }

    private static void copy(
            float[] from, int fromStart, int fromStep, float[] to, int toStart, int toStep, int count) {
        if (fromStep == 1 && toStep == 1) {
            System.arraycopy(from, fromStart, to, toStart, count);
        } else {
            for (int i = 0; i < count; i++) {
                to[toStart + i * toStep] = from[fromStart + i * fromStep];
            }
        }
    }

    private static void copy(
            double[] from, int fromStart, int fromStep, double[] to, int toStart, int toStep, int count) {
        if (fromStep == 1 && toStep == 1) {
            System.arraycopy(from, fromStart, to, toStart, count);
        } else {
            for (int i = 0; i < count; i++) {
                to[toStart + i * toStep] = from[fromStart + i * fromStep];
            }
        }
    }

    /** {@code to[i][at] = from[i]}, {@code count} times. */
    static void column(NdArray from, NdArray[] to, int at, int count) {
        switch (from.dtype()) {
            case FLOAT32 -> {
                float[] values = from.floats();
                for (int i = 0; i < count; i++) {
                    to[i].floats()[at] = values[i];
                }
            }
            case FLOAT64 -> {
                double[] values = from.doubles();
                for (int i = 0; i < count; i++) {
                    to[i].doubles()[at] = values[i];
                }
            }
            case INT32 -> throw new AssertionError("refused by the operators");
        }
    }

    /** Zeros from {@code start} to {@code end} (exclusive). */
    static void clear(NdArray x, int start, int end) {
        switch (x.dtype()) {
            case FLOAT32 -> Arrays.fill(x.floats(), start, end, 0);
            case FLOAT64 -> Arrays.fill(x.doubles(), start, end, 0);
            case INT32 -> throw new AssertionError("refused by the operators");
        }
    }
}

package gradbook.engine.kernel.function;

import gradbook.engine.runtime.VectorUnit;

/**
 * The functions over stretches of float32 arrays: {@code y[i] = f(x[i])} for {@code from <= i < to}, where y may be x. Each is a loop of
 * its own, since HotSpot does not inline what a loop calls through a function object. With the Vector API all but the last few elements
 * go through a loop over vectors, which says where it stopped.
 */
public final class ArrayFunctions {
    private ArrayFunctions() {}

    public static void exp(float[] x, float[] y, int from, int to) {
        int i = VectorUnit.isThere() ? ExponentialLanes.exp(x, y, from, to) : from;
        for (; i < to; i++) {
            y[i] = Exponential.exp(x[i]);
        }
    }

    public static void log(float[] x, float[] y, int from, int to) {
        int i = VectorUnit.isThere() ? LogarithmLanes.log(x, y, from, to) : from;
        for (; i < to; i++) {
            y[i] = Logarithm.log(x[i]);
        }
    }

    public static void log1p(float[] x, float[] y, int from, int to) {
        int i = VectorUnit.isThere() ? LogarithmLanes.log1p(x, y, from, to) : from;
        for (; i < to; i++) {
            y[i] = Logarithm.log1p(x[i]);
        }
    }

    public static void tanh(float[] x, float[] y, int from, int to) {
        int i = VectorUnit.isThere() ? HyperbolicTangentLanes.tanh(x, y, from, to) : from;
        for (; i < to; i++) {
            y[i] = HyperbolicTangent.tanh(x[i]);
        }
    }

    public static void sigmoid(float[] x, float[] y, int from, int to) {
        int i = VectorUnit.isThere() ? LogisticLanes.sigmoid(x, y, from, to) : from;
        for (; i < to; i++) {
            y[i] = Logistic.sigmoid(x[i]);
        }
    }

    public static void erf(float[] x, float[] y, int from, int to) {
        int i = VectorUnit.isThere() ? ErrorFunctionLanes.erf(x, y, from, to) : from;
        for (; i < to; i++) {
            y[i] = ErrorFunction.erf(x[i]);
        }
    }

    public static void sin(float[] x, float[] y, int from, int to) {
        int i = VectorUnit.isThere() ? CircularLanes.sin(x, y, from, to) : from;
        for (; i < to; i++) {
            y[i] = Circular.sin(x[i]);
        }
    }

    public static void cos(float[] x, float[] y, int from, int to) {
        int i = VectorUnit.isThere() ? CircularLanes.cos(x, y, from, to) : from;
        for (; i < to; i++) {
            y[i] = Circular.cos(x[i]);
        }
    }
}

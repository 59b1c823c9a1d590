package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.runtime.Fma;
import gradbook.engine.runtime.Workers;

/** The loops that write into existing arrays: gradient descent, and the averages of weights. The other optimizers have files of their own. */
public final class Update {
    /** Elements a thread must get before dividing pays, where an update takes roots and quotients. */
    static final int GRAIN = 16_384;

    /** The same of updates that only add and multiply. */
    private static final int SUMS_GRAIN = 32_768;

    private Update() {}

    /**
     * {@code d = g + λ w}; {@code v = μ v + d}; {@code w = w - η v}, each an {@code fma}, in place.
     *
     * @param velocity updated in place; starts at zero
     */
    public static void sgd(
            NdArray w, NdArray g, NdArray velocity, double learningRate, double momentum, double weightDecay) {
        Workers.split(w.count(), SUMS_GRAIN, (from, to) -> {
            if (w.dtype() == DType.FLOAT32) {
                float eta = (float) learningRate;
                float mu = (float) momentum;
                sgd(w.floats(), g.floats(), velocity.floats(), from, to, eta, mu, (float) weightDecay);
            } else {
                sgd(w.doubles(), g.doubles(), velocity.doubles(), from, to, learningRate, momentum, weightDecay);
            }
        });
    }

    private static void sgd(float[] w, float[] g, float[] v, int from, int to, float eta, float mu, float lambda) {
        for (int i = from; i < to; i++) {
            float d = Fma.fma(lambda, w[i], g[i]);
            v[i] = Fma.fma(mu, v[i], d);
            w[i] = Fma.fma(-eta, v[i], w[i]);
        }
    }

    private static void sgd(
            double[] w, double[] g, double[] v, int from, int to, double eta, double mu, double lambda) {
        for (int i = from; i < to; i++) {
            double d = Fma.fma(lambda, w[i], g[i]);
            v[i] = Fma.fma(mu, v[i], d);
            w[i] = Fma.fma(-eta, v[i], w[i]);
        }
    }

    /**
     * {@code d = g + λ w}; {@code v = μ v + d}; {@code w = w - η (d + μ v)}, each an {@code fma}, in place.
     *
     * @param velocity updated in place; starts at zero
     */
    public static void nesterov(
            NdArray w, NdArray g, NdArray velocity, double learningRate, double momentum, double weightDecay) {
        Workers.split(w.count(), SUMS_GRAIN, (from, to) -> {
            if (w.dtype() == DType.FLOAT32) {
                float eta = (float) learningRate;
                float mu = (float) momentum;
                nesterov(w.floats(), g.floats(), velocity.floats(), from, to, eta, mu, (float) weightDecay);
            } else {
                nesterov(w.doubles(), g.doubles(), velocity.doubles(), from, to, learningRate, momentum, weightDecay);
            }
        });
    }

    private static void nesterov(float[] w, float[] g, float[] v, int from, int to, float eta, float mu, float lambda) {
        for (int i = from; i < to; i++) {
            float d = Fma.fma(lambda, w[i], g[i]);
            v[i] = Fma.fma(mu, v[i], d);
            w[i] = Fma.fma(-eta, Fma.fma(mu, v[i], d), w[i]);
        }
    }

    private static void nesterov(
            double[] w, double[] g, double[] v, int from, int to, double eta, double mu, double lambda) {
        for (int i = from; i < to; i++) {
            double d = Fma.fma(lambda, w[i], g[i]);
            v[i] = Fma.fma(mu, v[i], d);
            w[i] = Fma.fma(-eta, Fma.fma(mu, v[i], d), w[i]);
        }
    }

    /** {@code a = β a + (1 - β) x} as {@link #mix} computes it, in place. */
    public static void average(NdArray a, NdArray x, double beta) {
        Workers.split(a.count(), SUMS_GRAIN, (from, to) -> {
            if (a.dtype() == DType.FLOAT32) {
                average(a.floats(), x.floats(), from, to, (float) beta, (float) (1 - beta));
            } else {
                average(a.doubles(), x.doubles(), from, to, beta, 1 - beta);
            }
        });
    }

    private static void average(float[] a, float[] x, int from, int to, float beta, float gain) {
        for (int i = from; i < to; i++) {
            a[i] = mix(a[i], x[i], beta, gain);
        }
    }

    private static void average(double[] a, double[] x, int from, int to, double beta, double gain) {
        for (int i = from; i < to; i++) {
            a[i] = mix(a[i], x[i], beta, gain);
        }
    }

    /** Exchanges the elements of two arrays of one shape and type. */
    public static void swap(NdArray a, NdArray b) {
        NdArray copy = a.copy();
        copy(b, a);
        copy(copy, b);
    }

    /** Overwrites the elements of {@code to} by those of {@code from}, of the same shape and type. */
    public static void copy(NdArray from, NdArray to) {
        switch (to.dtype()) {
            case FLOAT32 -> System.arraycopy(from.floats(), 0, to.floats(), 0, to.count());
            case FLOAT64 -> System.arraycopy(from.doubles(), 0, to.doubles(), 0, to.count());
            case INT32 -> System.arraycopy(from.ints(), 0, to.ints(), 0, to.count());
        }
    }

    /**
     * {@code a + (1 - β) (x - a)}, or {@code x - β (x - a)} if β is at most a half: the difference is rounded, then an
     * {@code fma}. An average of equal numbers is that number; β = 0 gives x.
     *
     * @param gain {@code 1 - β}, rounded once
     */
    static float mix(float a, float x, float beta, float gain) {
        return gain < 0.5f ? Fma.fma(gain, x - a, a) : Fma.fma(-beta, x - a, x);
    }

    /** As {@link #mix(float, float, float, float)}. */
    static double mix(double a, double x, double beta, double gain) {
        return gain < 0.5 ? Fma.fma(gain, x - a, a) : Fma.fma(-beta, x - a, x);
    }
}

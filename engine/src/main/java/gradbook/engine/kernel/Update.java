package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;

/** The loops of the optimizers; the only ones that write into an existing array. */
public final class Update {
    private Update() {}

    /**
     * {@code d = g + λ w}; {@code v = μ v + d}; {@code w = w - η v}, each an {@code fma}, in place.
     *
     * @param velocity updated in place; starts at zero
     */
    public static void sgd(
            NdArray w, NdArray g, NdArray velocity, double learningRate, double momentum, double weightDecay) {
        if (w.dtype() == DType.FLOAT32) {
            sgd(w.floats(), g.floats(), velocity.floats(), (float) learningRate, (float) momentum, (float) weightDecay);
        } else {
            sgd(w.doubles(), g.doubles(), velocity.doubles(), learningRate, momentum, weightDecay);
        }
    }

    private static void sgd(float[] w, float[] g, float[] v, float eta, float mu, float lambda) {
        for (int i = 0; i < w.length; i++) {
            float d = Math.fma(lambda, w[i], g[i]);
            v[i] = Math.fma(mu, v[i], d);
            w[i] = Math.fma(-eta, v[i], w[i]);
        }
    }

    private static void sgd(double[] w, double[] g, double[] v, double eta, double mu, double lambda) {
        for (int i = 0; i < w.length; i++) {
            double d = Math.fma(lambda, w[i], g[i]);
            v[i] = Math.fma(mu, v[i], d);
            w[i] = Math.fma(-eta, v[i], w[i]);
        }
    }
}

package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.runtime.Fma;
import gradbook.engine.runtime.Workers;

/**
 * {@code d = g + λ w}; {@code s = s + d²}; {@code w = w - η d / (√s + ε)} (math.md §12.6); the quotient is rounded, each of the
 * three sums is an {@code fma}.
 *
 * @param learningRate η, the rate as it has decayed so far
 */
public record AdagradUpdate(double epsilon, double weightDecay, double learningRate) {
    /** Updates w and s in place. */
    public void run(NdArray w, NdArray g, NdArray s) {
        Workers.split(w.count(), Update.GRAIN, (from, to) -> {
            if (w.dtype() == DType.FLOAT32) {
                floats(w.floats(), g.floats(), s.floats(), from, to);
            } else {
                doubles(w.doubles(), g.doubles(), s.doubles(), from, to);
            }
        });
    }

    private void floats(float[] w, float[] g, float[] s, int from, int to) {
        float lambda = (float) weightDecay;
        float eta = (float) learningRate;
        float eps = (float) epsilon;
        for (int i = from; i < to; i++) {
            float d = Fma.fma(lambda, w[i], g[i]);
            s[i] = Fma.fma(d, d, s[i]);
            w[i] = Fma.fma(-eta, d / ((float) Math.sqrt(s[i]) + eps), w[i]);
        }
    }

    private void doubles(double[] w, double[] g, double[] s, int from, int to) {
        for (int i = from; i < to; i++) {
            double d = Fma.fma(weightDecay, w[i], g[i]);
            s[i] = Fma.fma(d, d, s[i]);
            w[i] = Fma.fma(-learningRate, d / (Math.sqrt(s[i]) + epsilon), w[i]);
        }
    }
}

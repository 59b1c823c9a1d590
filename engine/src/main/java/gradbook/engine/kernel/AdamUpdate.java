package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.runtime.Fma;
import gradbook.engine.runtime.Workers;

/**
 * {@code d = g + λ w}; {@code m = m + (1 - β₁) (d - m)}; {@code v = β₂ v + ((1 - β₂) d) d}; {@code u = m / (√v / c + ε)};
 * {@code w = κ w - η u} (math.md §12.3, §12.4). {@code β₂ v} and {@code κ w} are rounded, then an {@code fma} adds; m is that of
 * {@link Update#mix}.
 *
 * @param weightDecay λ, 0 if the decay is decoupled
 * @param keep κ, what decoupled decay leaves of a weight; else 1
 * @param learningRate η, the rate divided by {@code 1 - β₁ᵗ}
 * @param correction c, {@code √(1 - β₂ᵗ)}
 */
public record AdamUpdate(
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double keep,
        double learningRate,
        double correction) {
    /** Updates w, m and v in place. */
    public void run(NdArray w, NdArray g, NdArray m, NdArray v) {
        Workers.split(w.count(), Update.GRAIN, (from, to) -> {
            if (w.dtype() == DType.FLOAT32) {
                floats(w.floats(), g.floats(), m.floats(), v.floats(), from, to);
            } else {
                doubles(w.doubles(), g.doubles(), m.doubles(), v.doubles(), from, to);
            }
        });
    }

    private void floats(float[] w, float[] g, float[] m, float[] v, int from, int to) {
        float decay1 = (float) beta1;
        float gain1 = (float) (1 - beta1);
        float decay2 = (float) beta2;
        float gain2 = (float) (1 - beta2);
        float lambda = (float) weightDecay;
        float kappa = (float) keep;
        float eta = (float) learningRate;
        float c = (float) correction;
        float eps = (float) epsilon;
        for (int i = from; i < to; i++) {
            float d = Fma.fma(lambda, w[i], g[i]);
            m[i] = Update.mix(m[i], d, decay1, gain1);
            v[i] = Fma.fma(gain2 * d, d, decay2 * v[i]);
            float u = m[i] / ((float) Math.sqrt(v[i]) / c + eps);
            w[i] = Fma.fma(-eta, u, kappa * w[i]);
        }
    }

    private void doubles(double[] w, double[] g, double[] m, double[] v, int from, int to) {
        double gain1 = 1 - beta1;
        double gain2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            double d = Fma.fma(weightDecay, w[i], g[i]);
            m[i] = Update.mix(m[i], d, beta1, gain1);
            v[i] = Fma.fma(gain2 * d, d, beta2 * v[i]);
            double u = m[i] / (Math.sqrt(v[i]) / correction + epsilon);
            w[i] = Fma.fma(-learningRate, u, keep * w[i]);
        }
    }
}

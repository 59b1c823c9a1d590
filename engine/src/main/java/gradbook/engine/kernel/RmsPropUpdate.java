package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.runtime.Fma;
import gradbook.engine.runtime.Workers;

/**
 * {@code d = g + λ w}; {@code v = α v + ((1 - α) d) d}; {@code u = d / (√v + ε)}; {@code w = w - η u} (math.md §12.5).
 *
 * <p>Centered, {@code a = a + (1 - α) (d - a)} and {@code √max(v - a², 0)} stands for {@code √v}. With momentum,
 * {@code b = μ b + u} stands for u in the last line. {@code α v} is rounded, then an {@code fma} adds; a is that of
 * {@link Update#mix}; {@code v - a²}, b and w are each an {@code fma}.
 */
public record RmsPropUpdate(double alpha, double epsilon, double weightDecay, double momentum, double learningRate) {
    /**
     * Updates w, v and, where they are given, a and b in place.
     *
     * @param a the average gradient; null unless centered
     * @param b the momentum's buffer; null without momentum
     */
    public void run(NdArray w, NdArray g, NdArray v, NdArray a, NdArray b) {
        Workers.split(w.count(), Update.GRAIN, (from, to) -> {
            if (w.dtype() == DType.FLOAT32) {
                floats(w.floats(), g.floats(), v.floats(), floats(a), floats(b), from, to);
            } else {
                doubles(w.doubles(), g.doubles(), v.doubles(), doubles(a), doubles(b), from, to);
            }
        });
    }

    private static float[] floats(NdArray array) {
        return array == null ? null : array.floats();
    }

    private static double[] doubles(NdArray array) {
        return array == null ? null : array.doubles();
    }

    private void floats(float[] w, float[] g, float[] v, float[] a, float[] b, int from, int to) {
        float decay = (float) alpha;
        float gain = (float) (1 - alpha);
        float lambda = (float) weightDecay;
        float mu = (float) momentum;
        float eta = (float) learningRate;
        float eps = (float) epsilon;
        for (int i = from; i < to; i++) {
            float d = Fma.fma(lambda, w[i], g[i]);
            v[i] = Fma.fma(gain * d, d, decay * v[i]);
            float variance = v[i];
            if (a != null) {
                a[i] = Update.mix(a[i], d, decay, gain);
                variance = Math.max(Fma.fma(-a[i], a[i], v[i]), 0);
            }
            float u = d / ((float) Math.sqrt(variance) + eps);
            if (b != null) {
                b[i] = Fma.fma(mu, b[i], u);
                u = b[i];
            }
            w[i] = Fma.fma(-eta, u, w[i]);
        }
    }

    private void doubles(double[] w, double[] g, double[] v, double[] a, double[] b, int from, int to) {
        double gain = 1 - alpha;
        for (int i = from; i < to; i++) {
            double d = Fma.fma(weightDecay, w[i], g[i]);
            v[i] = Fma.fma(gain * d, d, alpha * v[i]);
            double variance = v[i];
            if (a != null) {
                a[i] = Update.mix(a[i], d, alpha, gain);
                variance = Math.max(Fma.fma(-a[i], a[i], v[i]), 0);
            }
            double u = d / (Math.sqrt(variance) + epsilon);
            if (b != null) {
                b[i] = Fma.fma(momentum, b[i], u);
                u = b[i];
            }
            w[i] = Fma.fma(-learningRate, u, w[i]);
        }
    }
}

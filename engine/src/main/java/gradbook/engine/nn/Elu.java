package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;

/**
 * {@code y = x} where {@code x > 0}, else {@code alpha (e^x - 1)} (math.md §2.18).
 *
 * @param alpha finite; PyTorch's default is 1
 */
public record Elu(double alpha) implements Module {
    public Elu {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("elu: expected a finite alpha, found " + alpha);
        }
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return x.elu(alpha);
    }
}

package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;

/**
 * {@code y = x} where {@code x > 0}, else {@code slope x} (math.md §2.17).
 *
 * @param slope finite; PyTorch's default is 0.01
 */
public record LeakyRelu(double slope) implements Module {
    public LeakyRelu {
        if (!Double.isFinite(slope)) {
            throw new IllegalArgumentException("leakyRelu: expected a finite slope, found " + slope);
        }
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return x.leakyRelu(slope);
    }
}

package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;
import java.util.Arrays;

/**
 * Repeats every element {@code factor} times along each axis behind the channels (math.md §7.9), as PyTorch's {@code Upsample} of
 * mode {@code nearest}.
 */
public record Upsample(int factor) implements Module {
    public Upsample {
        if (factor < 1) {
            throw new IllegalArgumentException("upsample: expected factor >= 1, found " + factor);
        }
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        int[] factors = new int[Math.max(0, x.shape().rank() - 2)];
        Arrays.fill(factors, factor);
        return x.upsampleNearest(factors);
    }
}

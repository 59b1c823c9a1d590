package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;

/** Images [n, c, h, w] averaged to [n, c, height, width] (math.md §7.6), as PyTorch's {@code AdaptiveAvgPool2d}. */
public record AdaptiveAvgPool2d(int height, int width) implements Module {
    public AdaptiveAvgPool2d {
        new gradbook.engine.op.AdaptiveAvgPool2d(height, width); // refuses what cannot be run
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return x.adaptiveAvgPool2d(height, width);
    }
}

package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window;

/** Mean of each window of sequences [n, c, l] (math.md §7.7), as PyTorch's {@code AvgPool1d}; padding counts. */
public record AvgPool1d(Window window) implements Module {
    public AvgPool1d {
        if (window.padding() > window.kernel() / 2 || window.dilation() != 1) {
            throw new IllegalArgumentException(
                    "avgPool1d: expected padding up to half of the kernel and no dilation, found " + window);
        }
    }

    /** Windows side by side. */
    public static AvgPool1d of(int kernel) {
        return new AvgPool1d(Window.tiles(kernel));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return x.avgPool1d(window);
    }
}

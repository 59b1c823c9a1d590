package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window;

/** Maximum in each window of sequences [n, c, l] (math.md §7.7), as PyTorch's {@code MaxPool1d}. */
public record MaxPool1d(Window window) implements Module {
    public MaxPool1d {
        if (window.padding() > window.kernel() / 2) {
            throw new IllegalArgumentException("maxPool1d: expected padding up to half of the kernel, found " + window);
        }
    }

    /** Windows side by side. */
    public static MaxPool1d of(int kernel) {
        return new MaxPool1d(Window.tiles(kernel));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return x.maxPool1d(window);
    }
}

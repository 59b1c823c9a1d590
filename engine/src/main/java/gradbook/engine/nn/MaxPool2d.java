package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window2d;

/**
 * Maximum in each window of images [n, c, h, w] (math.md §7.4), as PyTorch's {@code MaxPool2d}.
 *
 * @param ceil whether a last window may hang over the edge
 */
public record MaxPool2d(Window2d window, boolean ceil) implements Module {
    public MaxPool2d {
        new gradbook.engine.op.MaxPool2d(window, ceil); // refuses what cannot be run
    }

    /** Square windows side by side. */
    public static MaxPool2d of(int kernel) {
        return of(Window2d.tiles(kernel));
    }

    /** Windows that stay inside of the padding. */
    public static MaxPool2d of(Window2d window) {
        return new MaxPool2d(window, false);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return x.maxPool2d(window, ceil);
    }
}

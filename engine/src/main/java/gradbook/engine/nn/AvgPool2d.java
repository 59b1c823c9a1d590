package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window2d;

/**
 * Mean of each window of images [n, c, h, w] (math.md §7.5), as PyTorch's {@code AvgPool2d}.
 *
 * @param ceil whether a last window may hang over the edge
 * @param countIncludePad whether the divisor counts padding
 */
public record AvgPool2d(Window2d window, boolean ceil, boolean countIncludePad) implements Module {
    public AvgPool2d {
        new gradbook.engine.op.AvgPool2d(window, ceil, countIncludePad); // refuses what cannot be run
    }

    /** Square windows side by side. */
    public static AvgPool2d of(int kernel) {
        return of(Window2d.tiles(kernel));
    }

    /** Windows that stay inside of the padding, which counts. */
    public static AvgPool2d of(Window2d window) {
        return new AvgPool2d(window, false, true);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return x.avgPool2d(window, ceil, countIncludePad);
    }
}

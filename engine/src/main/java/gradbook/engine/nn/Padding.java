package gradbook.engine.nn;

import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;

/** How much a convolution with stride 1 pads. Other paddings are numbers: {@code Window2d.of(5).withPadding(1)}. */
public enum Padding {
    /** As much as keeps the size; needs an odd kernel. */
    SAME,
    /** Nothing: the kernel stays inside. */
    VALID;

    Window2d pad(Window2d window) {
        return this == SAME ? window.withSamePadding() : window.withPadding(0);
    }

    Window pad(Window window) {
        return this == SAME ? window.withSamePadding() : window.withPadding(0);
    }
}

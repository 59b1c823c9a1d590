package gradbook.engine.op;

/** Slides a window over planes [n, c, h, w] (math.md §7). */
public sealed interface ConvolutionOp extends Op
        permits AdaptiveAvgPool2d, AvgPool2d, Conv2d, Conv2dReluPool, ConvTranspose2d, MaxPool2d {}

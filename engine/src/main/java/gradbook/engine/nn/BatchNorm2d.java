package gradbook.engine.nn;

import gradbook.engine.array.DType;

/** {@link BatchNorm} of [n, c, h, w]. */
public final class BatchNorm2d extends BatchNorm {
    private BatchNorm2d(int channels, double epsilon, double momentum, DType dtype) {
        super("batchNorm2d", "[n, c, h, w]", channels, epsilon, momentum, dtype);
    }

    /** A float32 layer with PyTorch's epsilon of 1e-5 and momentum of 0.1. */
    public static BatchNorm2d create(int channels) {
        return create(channels, EPSILON, MOMENTUM, DType.FLOAT32);
    }

    /** A layer of the given floating type. */
    public static BatchNorm2d create(int channels, double epsilon, double momentum, DType dtype) {
        return new BatchNorm2d(channels, epsilon, momentum, dtype);
    }

    @Override
    boolean fits(int rank) {
        return rank == 4;
    }
}

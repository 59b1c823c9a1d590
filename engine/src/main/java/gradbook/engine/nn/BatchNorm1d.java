package gradbook.engine.nn;

import gradbook.engine.array.DType;

/** {@link BatchNorm} of [n, c] or [n, c, l]. */
public final class BatchNorm1d extends BatchNorm {
    private BatchNorm1d(int channels, double epsilon, double momentum, DType dtype) {
        super("batchNorm1d", "[n, c] or [n, c, l]", channels, epsilon, momentum, dtype);
    }

    /** A float32 layer with PyTorch's epsilon of 1e-5 and momentum of 0.1. */
    public static BatchNorm1d create(int channels) {
        return create(channels, EPSILON, MOMENTUM, DType.FLOAT32);
    }

    /** A layer of the given floating type. */
    public static BatchNorm1d create(int channels, double epsilon, double momentum, DType dtype) {
        return new BatchNorm1d(channels, epsilon, momentum, dtype);
    }

    @Override
    boolean fits(int rank) {
        return rank == 2 || rank == 3;
    }
}

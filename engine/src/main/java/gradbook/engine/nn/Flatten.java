package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;

/** {@code [n, a, b, ...]} becomes {@code [n, a b ...]}, in row-major order. */
public enum Flatten implements Module {
    INSTANCE;

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        if (x.shape().rank() < 1) {
            throw new IllegalArgumentException("flatten: expected at least rank 1, found shape " + x.shape());
        }
        return x.flatten(1);
    }
}

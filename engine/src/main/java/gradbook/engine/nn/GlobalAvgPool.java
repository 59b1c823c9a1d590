package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;

/** {@code [n, c, h, w]} averaged to {@code [n, c, 1, 1]}, with any number of axes behind the channels (math.md §7.8). */
public enum GlobalAvgPool implements Module {
    INSTANCE;

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return x.globalAvgPool();
    }
}

package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;

/** What becomes of the losses of single samples or elements. */
public enum Reduction {
    /** They stay as they are. */
    NONE,
    /** Their mean, a scalar. */
    MEAN,
    /** Their sum, a scalar. */
    SUM;

    Tensor of(Tensor losses) {
        return switch (this) {
            case NONE -> losses;
            case MEAN -> losses.mean();
            case SUM -> losses.sum();
        };
    }
}

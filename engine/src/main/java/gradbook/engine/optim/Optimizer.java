package gradbook.engine.optim;

import gradbook.engine.autograd.Gradients;

/** Moves parameters down their gradients. */
public interface Optimizer {
    /** One update; parameters that the loss did not depend on stay as they are. */
    void step(Gradients gradients);

    /** The learning rate that the next step will use. */
    double learningRate();

    /** A copy of all that the next step depends on, beside the parameters' values and the schedule. */
    Snapshot snapshot();

    /**
     * Goes on from a snapshot that an optimizer of the same kind took over parameters of the same shapes and types.
     *
     * @throws IllegalArgumentException if the snapshot does not fit; then nothing has changed
     */
    void restore(Snapshot snapshot);
}

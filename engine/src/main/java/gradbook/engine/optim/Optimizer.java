package gradbook.engine.optim;

import gradbook.engine.autograd.Gradients;

/** Moves parameters down their gradients. */
public interface Optimizer {
    /** One update; parameters that the loss did not depend on stay as they are. */
    void step(Gradients gradients);

    /** The learning rate that the next step will use. */
    double learningRate();
}

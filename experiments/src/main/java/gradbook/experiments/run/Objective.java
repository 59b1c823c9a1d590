package gradbook.experiments.run;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Module;

/** What a training minimizes, and what its network is looked at for after each epoch. */
public interface Objective {
    /** The loss of a network's output for a batch. */
    Tensor loss(Tensor output, NdArray labels);

    /** The figures after an epoch, {@link #VALIDATION_LOSS} among them. */
    Measures measured(Module model);

    /** The name of the loss by which an early end is decided. */
    String VALIDATION_LOSS = "validationLoss";
}

package gradbook.engine.optim;

import gradbook.engine.autograd.Gradients;
import gradbook.engine.nn.Parameter;
import java.util.List;

/**
 * An optimizer that never sees gradients of a norm above a maximum: {@link GradientClipping#byNorm} before each of its steps.
 *
 * @param optimizer of these parameters
 * @param maximum of the norm over all parameters, {@code > 0}
 */
public record ClippedByNorm(Optimizer optimizer, List<Parameter> parameters, double maximum) implements Optimizer {
    public ClippedByNorm {
        parameters = List.copyOf(parameters);
        GradientClipping.check("norm", maximum);
    }

    @Override
    public void step(Gradients gradients) {
        optimizer.step(GradientClipping.byNorm(gradients, parameters, maximum).gradients());
    }

    @Override
    public double learningRate() {
        return optimizer.learningRate();
    }

    @Override
    public Snapshot snapshot() {
        return optimizer.snapshot();
    }

    @Override
    public void restore(Snapshot snapshot) {
        optimizer.restore(snapshot);
    }
}

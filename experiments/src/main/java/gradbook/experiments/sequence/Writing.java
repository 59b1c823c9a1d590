package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Module;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Objective;
import gradbook.experiments.run.Recorder;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * An objective whose network also writes something after some epochs.
 *
 * @param when after which epochs, the first of which is 1
 * @param written what a network writes
 */
public record Writing(Objective objective, Recorder recorder, IntPredicate when, Function<Module, String> written)
        implements Objective {
    @Override
    public Tensor loss(Tensor output, NdArray labels) {
        return objective.loss(output, labels);
    }

    @Override
    public Measures measured(Module model) {
        if (when.test(recorder.epochs().size() + 1)) {
            recorder.wrote(written.apply(model));
        }
        return objective.measured(model);
    }
}

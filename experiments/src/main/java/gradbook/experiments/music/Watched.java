package gradbook.experiments.music;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Module;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Objective;
import gradbook.experiments.run.Recorder;

/** An objective whose network also goes on with a piece after the last epoch. */
record Watched(Objective objective, Continuation continuation, Recorder recorder, int epochs) implements Objective {
    @Override
    public Tensor loss(Tensor output, NdArray labels) {
        return objective.loss(output, labels);
    }

    @Override
    public Measures measured(Module model) {
        if (recorder.epochs().size() + 1 == epochs) {
            recorder.wrote(continuation.of(model));
        }
        return objective.measured(model);
    }
}

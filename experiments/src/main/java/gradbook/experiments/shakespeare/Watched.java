package gradbook.experiments.shakespeare;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Module;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Objective;
import gradbook.experiments.run.Recorder;
import java.util.Set;

/** An objective whose network also writes something after some epochs, and after the last. */
record Watched(Objective objective, Samples samples, Recorder recorder, int epochs) implements Objective {
    /** After 250 and 1,000 steps. */
    private static final Set<Integer> SHOWN = Set.of(1, 4);

    @Override
    public Tensor loss(Tensor output, NdArray labels) {
        return objective.loss(output, labels);
    }

    @Override
    public Measures measured(Module model) {
        int ended = recorder.epochs().size() + 1;
        if (SHOWN.contains(ended) || ended == epochs) {
            recorder.wrote(samples.of(model));
        }
        return objective.measured(model);
    }
}

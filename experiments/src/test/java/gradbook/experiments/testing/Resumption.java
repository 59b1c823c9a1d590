package gradbook.experiments.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.experiments.checkpoint.Checkpoints;
import gradbook.experiments.checkpoint.Saved;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.run.Progress;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.Runner;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs that are ended before their time, and go on. */
public final class Resumption {
    private Resumption() {}

    /** Holds a run that was ended after step {@code end} and went on against one that nobody disturbed. */
    public static <C extends Record & Configuration> void assertGoesOn(
            Experiment<C> experiment, Overrides overrides, int end) {
        RunRecord whole = run(experiment, overrides, Checkpoints.NONE);
        Ending ending = new Ending(end);
        assertThrows(Ended.class, () -> run(experiment, overrides, ending));
        RunRecord rest = run(experiment, overrides, new Checkpoints() {
            @Override
            public Optional<Saved> resumed() {
                return Optional.of(ending.saved);
            }
        });
        assertEquals(whole.result(), rest.result());
        assertEquals(whole.trace(), rest.trace());
    }

    private static <C extends Record & Configuration> RunRecord run(
            Experiment<C> experiment, Overrides overrides, Checkpoints checkpoints) {
        return new Runner(Runs.HOME, Runs.datasets(), Progress.NONE, 2, checkpoints).run(experiment, overrides);
    }

    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Keeps the state after a step, and ends the training there. */
    private static final class Ending implements Checkpoints {
        private final int end;
        private Saved saved;

        Ending(int end) {
            this.end = end;
        }

        @Override
        public void stepped(int steps, Supplier<Optional<Saved>> state) {
            if (steps == end) {
                saved = state.get().orElseThrow();
                throw new Ended();
            }
        }
    }
}

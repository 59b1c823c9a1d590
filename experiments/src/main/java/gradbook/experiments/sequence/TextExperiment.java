package gradbook.experiments.sequence;

import gradbook.engine.nn.Module;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Objective;
import java.util.Optional;

/**
 * An experiment whose network writes text.
 *
 * @param <C> its configuration
 */
public interface TextExperiment<C extends Record & Configuration> extends Experiment<C> {
    @Override
    default Optional<String> headline() {
        return Optional.of(Objective.VALIDATION_LOSS);
    }

    /** What its tokens mean. */
    TextModel text(C configuration);

    /** The network of a configuration, not trained yet; tokens [n, t], int32, to logits [n, t, vocabulary]. */
    Module untrained(C configuration);
}

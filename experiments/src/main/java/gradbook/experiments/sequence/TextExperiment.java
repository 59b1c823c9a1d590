package gradbook.experiments.sequence;

import gradbook.engine.nn.Module;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Experiment;

/**
 * An experiment whose network writes text.
 *
 * @param <C> its configuration
 */
public interface TextExperiment<C extends Record & Configuration> extends Experiment<C> {
    /** What its tokens mean. */
    TextModel text(C configuration);

    /** The network of a configuration, not trained yet; tokens [n, t], int32, to logits [n, t, vocabulary]. */
    Module untrained(C configuration);
}

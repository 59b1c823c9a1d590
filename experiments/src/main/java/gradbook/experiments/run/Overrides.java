package gradbook.experiments.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a user changes of a pinned configuration.
 *
 * @param seed another seed
 * @param epochs another number of epochs
 */
public record Overrides(Optional<Long> seed, Optional<Integer> epochs) {
    /** Nothing changed: the pinned run. */
    public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());

    /**
     * The experiment's configuration with these changes.
     *
     * @throws IllegalArgumentException if the configuration refuses them
     */
    public <C extends Record & Configuration> C applyTo(Experiment<C> experiment) {
        if (equals(NONE)) {
            return experiment.configuration();
        }
        ObjectNode tree = Json.tree(experiment.configuration());
        seed.ifPresent(value -> tree.put("seed", value));
        epochs.ifPresent(value -> tree.put("epochs", value));
        return Json.record(tree, experiment.configuration());
    }
}

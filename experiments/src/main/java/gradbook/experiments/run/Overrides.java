package gradbook.experiments.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a user changes of a pinned configuration: values by the names of its components, as they were typed.
 *
 * <pre>{@code
 * Overrides.NONE.with("learningRate", "0.1").with("seed", "7")
 * }</pre>
 */
public record Overrides(Map<String, String> settings) {
    /** Nothing changed: the pinned run. */
    public static final Overrides NONE = new Overrides(Map.of());

    public Overrides {
        settings = new LinkedHashMap<>(settings);
    }

    /** These and one more; the last value of a name counts. */
    public Overrides with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, Objects.toString(value));
        return new Overrides(more);
    }

    /**
     * The experiment's configuration with these changes.
     *
     * @throws IllegalArgumentException if it has no setting of a name, or refuses a value
     */
    public <C extends Record & Configuration> C applyTo(Experiment<C> experiment) {
        C pinned = experiment.configuration();
        List<Setting> known = Setting.of(pinned.getClass());
        ObjectNode tree = Json.tree(pinned);
        settings.forEach((name, text) -> {
            Setting setting = known.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(unknown(name, experiment.id(), known)));
            tree.set(name, Json.node(setting.parse(text)));
        });
        return Json.record(tree, pinned);
    }

    private static String unknown(String name, ExperimentId id, List<Setting> known) {
        return "there is no setting '" + name + "' of " + id + "; there are "
                + known.stream()
                        .map(setting -> setting.name() + " (" + setting.allowed() + ")")
                        .collect(Collectors.joining(", "));
    }
}

package gradbook.experiments.report;

import com.fasterxml.jackson.databind.JsonNode;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Json;
import gradbook.experiments.run.Result;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where a result's configuration is not the one its experiment pins; a record's own word for it is not enough. */
final class PinnedConfiguration {
    private PinnedConfiguration() {}

    /** For instance {@code epochs is 3, pinned is 12}, by the setting's name; none for a pinned run. */
    static SortedMap<String, String> differences(Experiment<?> experiment, Result result) {
        JsonNode pinned = Json.tree(experiment.configuration());
        JsonNode found = result.configuration();
        TreeSet<String> names = new TreeSet<>();
        pinned.fieldNames().forEachRemaining(names::add);
        found.fieldNames().forEachRemaining(names::add);
        SortedMap<String, String> differences = new TreeMap<>();
        for (String name : names) {
            if (!pinned.path(name).equals(found.path(name))) {
                differences.put(
                        name, name + " is " + text(found.path(name)) + ", pinned is " + text(pinned.path(name)));
            }
        }
        return differences;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "missing" : value.toString();
    }
}

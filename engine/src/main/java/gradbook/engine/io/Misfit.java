package gradbook.engine.io;

import gradbook.engine.array.NdArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where weights from a file do not fit a model.
 *
 * @param missing names that the model has and the file does not, in the model's order
 * @param unexpected names that the file has and the model does not, in the file's order
 * @param different what differs about names that both have, in the model's order
 */
public record Misfit(List<String> missing, List<String> unexpected, Map<String, String> different) {
    /** So many names of a kind stand in a message; the others are counted. */
    private static final int SHOWN = 8;

    public Misfit {
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        different = Collections.unmodifiableMap(new LinkedHashMap<>(different));
    }

    /** Compares what a model has with what was found, by name, type and shape; an array under two names needs equal values. */
    static Misfit between(Map<String, NdArray> model, Map<String, NdArray> found) {
        Map<String, String> different = new LinkedHashMap<>();
        Map<NdArray, String> firstNames = new IdentityHashMap<>();
        model.forEach((name, expected) -> {
            NdArray value = found.get(name);
            if (value == null) {
                return;
            }
            if (value.dtype() != expected.dtype() || !value.shape().equals(expected.shape())) {
                different.put(name, "expected " + type(expected) + ", found " + type(value));
                return;
            }
            String first = firstNames.putIfAbsent(expected, name);
            if (first != null && !value.equals(found.get(first))) {
                different.put(name, "expected the values of " + Shown.of(first) + ", which it is, found others");
            }
        });
        return new Misfit(without(model, found), without(found, model), different);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return missing.isEmpty() && unexpected.isEmpty() && different.isEmpty();
    }

    /** For instance {@code missing "fc2.bias"; unexpected "fc3.bias"; "fc1.weight": expected FLOAT32 [4, 3], found FLOAT32 [3, 4]}. */
    @Override
    public String toString() {
        List<String> clauses = new ArrayList<>();
        if (!missing.isEmpty()) {
            clauses.add("missing " + list(missing.stream().map(Shown::of), missing.size(), ", "));
        }
        if (!unexpected.isEmpty()) {
            clauses.add("unexpected " + list(unexpected.stream().map(Shown::of), unexpected.size(), ", "));
        }
        if (!different.isEmpty()) {
            Stream<String> all =
                    different.entrySet().stream().map(entry -> Shown.of(entry.getKey()) + ": " + entry.getValue());
            clauses.add(list(all, different.size(), "; "));
        }
        return String.join("; ", clauses);
    }

    private static String list(Stream<String> all, int size, String comma) {
        String shown = all.limit(SHOWN).collect(Collectors.joining(comma));
        return size > SHOWN ? shown + " and " + (size - SHOWN) + " more" : shown;
    }

    private static List<String> without(Map<String, NdArray> names, Map<String, NdArray> others) {
        return names.keySet().stream().filter(name -> !others.containsKey(name)).toList();
    }

    private static String type(NdArray array) {
        return array.dtype() + " " + array.shape();
    }
}

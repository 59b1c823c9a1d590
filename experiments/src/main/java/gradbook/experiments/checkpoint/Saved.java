package gradbook.experiments.checkpoint;

import gradbook.engine.array.NdArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The state of a training at one moment: arrays and texts by name. Whoever has some of it puts it here, and takes it back under the same names. */
public final class Saved {
    private final Map<String, NdArray> arrays = new LinkedHashMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    /** One array; a copy is not made. */
    public Saved put(String name, NdArray array) {
        arrays.put(name, array);
        return this;
    }

    /** Arrays, each under {@code prefix.} and its name. */
    public Saved put(String prefix, Map<String, NdArray> all) {
        all.forEach((name, array) -> put(prefix + "." + name, array));
        return this;
    }

    /** One text. */
    public Saved put(String name, String text) {
        texts.put(name, text);
        return this;
    }

    /**
     * The array of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public NdArray array(String name) {
        return there(arrays, name);
    }

    /** The arrays under {@code prefix.}, without it. */
    public Map<String, NdArray> arrays(String prefix) {
        Map<String, NdArray> under = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix + ".")) {
                under.put(name.substring(prefix.length() + 1), array);
            }
        });
        return under;
    }

    /**
     * The text of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public String text(String name) {
        return there(texts, name);
    }

    /** Whether no number in it is infinite or NaN. */
    public boolean isFinite() {
        return arrays.values().stream().allMatch(NdArray::isFinite);
    }

    Map<String, NdArray> arrays() {
        return Collections.unmodifiableMap(arrays);
    }

    Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    private static <T> T there(Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("expected " + name + " in a checkpoint, found " + all.keySet());
        }
        return found;
    }
}

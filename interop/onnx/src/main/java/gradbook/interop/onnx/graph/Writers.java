package gradbook.interop.onnx.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which types are written how: a writer for each class.
 *
 * @param <B> what all of them are, such as operators or layers
 */
public final class Writers<B> {
    private final Map<Class<? extends B>, Writer<B>> all = new LinkedHashMap<>();

    /**
     * Writes the nodes of something; returns the name of its value.
     *
     * @param <T> what it is
     */
    @FunctionalInterface
    public interface Writer<T> {
        String write(T what, Nodes at);
    }

    /** What is of this very class is written so. */
    public <T extends B> Writers<B> add(Class<T> type, Writer<T> writer) {
        all.put(type, (what, at) -> writer.write(type.cast(what), at));
        return this;
    }

    /** What is of this class is one node with the same inputs and no attributes. */
    public Writers<B> same(Class<? extends B> type, String node) {
        return add(type, (what, at) -> at.node(node, at.x()));
    }

    /** What others write is written as they do. */
    public Writers<B> addAll(Writers<B> others) {
        all.putAll(others.all);
        return this;
    }

    /** Of what there is a writer, in the order in which they came. */
    public Set<Class<? extends B>> types() {
        return Collections.unmodifiableSet(all.keySet());
    }

    /** Whether there is a writer for it. */
    public boolean has(B what) {
        return all.containsKey(what.getClass());
    }

    /** Writes the nodes of something that there is a writer for; returns the name of its value. */
    public String write(B what, Nodes at) {
        return all.get(what.getClass()).write(what, at);
    }
}

package gradbook.interop.onnx.operator;

import gradbook.engine.op.Op;
import gradbook.interop.onnx.graph.Nodes;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which operators are written how. */
final class OpWriters {
    private final Map<Class<? extends Op>, OpWriter<?>> all = new LinkedHashMap<>();

    /**
     * Writes an operator's nodes; returns the name of its value.
     *
     * @param <T> the operator
     */
    @FunctionalInterface
    interface OpWriter<T extends Op> {
        String write(T op, Nodes at);
    }

    <T extends Op> OpWriters add(Class<T> operator, OpWriter<T> writer) {
        all.put(operator, writer);
        return this;
    }

    /** An operator that is one node with the same inputs and no attributes. */
    <T extends Op> OpWriters same(Class<T> operator, String type) {
        return add(operator, (op, at) -> at.node(type, at.x()));
    }

    OpWriters addAll(OpWriters others) {
        all.putAll(others.all);
        return this;
    }

    Map<Class<? extends Op>, OpWriter<?>> all() {
        return all;
    }

    /** The nodes of an operator that is among them. */
    <T extends Op> String write(T op, Nodes at) {
        @SuppressWarnings("unchecked") // add pairs a class with a writer of it
        OpWriter<T> writer = (OpWriter<T>) all.get(op.getClass());
        return writer.write(op, at);
    }
}

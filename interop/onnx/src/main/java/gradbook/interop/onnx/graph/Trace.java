package gradbook.interop.onnx.graph;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Module;
import gradbook.engine.op.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a function did, each step after those that it needs. The function runs twice, for batches of 2 and of 3; the operators must be
 * the same, and what differs between their sizes is what depends on the batch.
 */
public final class Trace {
    private final List<Value> inputs = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Tensor, Value> values = new IdentityHashMap<>();
    private final Names names = new Names();
    private final Predicate<Module> isNode;
    private final Run small;
    private final Run large;
    private final Value output;

    private Trace(List<Input> inputs, Traced function, Predicate<Module> isNode) {
        this.isNode = isNode;
        this.small = new Run(inputs, function, Size.SMALL);
        this.large = new Run(inputs, function, Size.LARGE);
        for (int i = 0; i < inputs.size(); i++) {
            names.claim(inputs.get(i).name());
            this.inputs.add(value(small.inputs().get(i), large.inputs().get(i)));
        }
        this.output = value(small.output(), large.output());
        walk();
    }

    /**
     * The steps of a function.
     *
     * @param isNode which layers are steps as a whole; of the others the operators are
     * @throws IllegalArgumentException if other operators run for another batch; the message names the first
     */
    public static Trace of(List<Input> inputs, Traced function, Predicate<Module> isNode) {
        return new Trace(inputs, function, isNode);
    }

    /** The values of the inputs, in order. */
    public List<Value> inputs() {
        return Collections.unmodifiableList(inputs);
    }

    /** Those that are given already. */
    Names names() {
        return names;
    }

    /** In an order in which they can be done. */
    public List<Step> steps() {
        return Collections.unmodifiableList(steps);
    }

    public Value output() {
        return output;
    }

    /** Depth first, without recursion: networks are as deep as they like. */
    private void walk() {
        Map<Value, Boolean> done = new IdentityHashMap<>();
        Deque<Value> open = new ArrayDeque<>(List.of(output));
        while (!open.isEmpty()) {
            Value value = open.peek();
            if (value.isLeaf() || done.containsKey(value)) {
                open.pop();
                continue;
            }
            Step step = step(value);
            List<Value> missing = step.x().stream()
                    .filter(x -> !x.isLeaf() && !done.containsKey(x))
                    .toList();
            if (missing.isEmpty()) {
                open.pop();
                done.put(value, true);
                steps.add(named(step));
            } else {
                missing.forEach(open::push);
            }
        }
    }

    private Step step(Value y) {
        Run.Returned returned = small.returned(y.small());
        if (returned != null && isNode.test(returned.layer().module())) {
            Value x = value(returned.x(), large.returned(y.large()).x());
            return new Step("", Optional.of(returned.layer()), null, null, List.of(x), y);
        }
        Op first = y.small().op().orElseThrow();
        Op second = y.large().op().orElse(null);
        if (second == null
                || first.getClass() != second.getClass()
                || y.small().inputs().size() != y.large().inputs().size()) {
            throw new IllegalArgumentException("onnx: expected the same operators for every batch, found " + first
                    + " for " + Size.SMALL + " samples and " + second + " for " + Size.LARGE);
        }
        List<Value> x = new ArrayList<>();
        for (int i = 0; i < y.small().inputs().size(); i++) {
            x.add(value(y.small().inputs().get(i), y.large().inputs().get(i)));
        }
        return new Step("", Optional.empty(), first, second, x, y);
    }

    private Step named(Step step) {
        Run.Returned returned = small.returned(step.y().small());
        String path = small.inside(step.y().small());
        String name = returned != null
                ? returned.layer().path()
                : (path.isEmpty() ? "" : path + "/") + step.small().name();
        return new Step(names.claim(name), step.layer(), step.small(), step.large(), step.x(), step.y());
    }

    private Value value(Tensor first, Tensor second) {
        Value value = values.computeIfAbsent(first, tensor -> new Value(tensor, second));
        if (value.large() != second) {
            throw new IllegalArgumentException("onnx: expected the same operators for every batch, found an array "
                    + first.shape() + " that is used otherwise for " + Size.LARGE + " samples than for " + Size.SMALL);
        }
        return value;
    }
}

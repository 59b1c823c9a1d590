package gradbook.interop.onnx.graph;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Module;
import gradbook.engine.op.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a function did, each step after those that it needs. The function runs for batches of 2, 3 and 5; the operators must be
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

    private Trace(List<Input> inputs, Traced function, Collection<String> taken, Predicate<Module> isNode) {
        this.isNode = isNode;
        taken.forEach(names::claim);
        this.small = new Run(inputs, function, Size.SMALL);
        this.large = new Run(inputs, function, Size.LARGE);
        for (int i = 0; i < inputs.size(); i++) {
            this.inputs.add(value(small.inputs().get(i), large.inputs().get(i)));
        }
        this.output = value(small.output(), large.output());
        walk();
        check(new Run(inputs, function, Size.LARGER));
    }

    /**
     * The steps of a function.
     *
     * @param taken names that no step may bear: those of the inputs, of the output and of the state
     * @param isNode which layers are steps as a whole; of the others the operators are
     * @throws IllegalArgumentException if other operators run for another batch; the message names the first
     */
    public static Trace of(List<Input> inputs, Traced function, Collection<String> taken, Predicate<Module> isNode) {
        return new Trace(inputs, function, taken, isNode);
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

    /** What the function returned. */
    public Value output() {
        return output;
    }

    /** Depth first, without recursion: networks are as deep as they like. */
    private void walk() {
        Map<Value, Step> begun = new IdentityHashMap<>();
        Map<Value, Boolean> done = new IdentityHashMap<>();
        Deque<Value> open = new ArrayDeque<>(List.of(output));
        while (!open.isEmpty()) {
            Value value = open.peek();
            if (value.isLeaf() || done.containsKey(value)) {
                open.pop();
                continue;
            }
            Step step = begun.get(value);
            if (step == null) {
                step = step(value);
                begun.put(value, step);
            }
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
            Run.Returned other = large.returned(y.large());
            if (other == null || other.layer().module() != returned.layer().module()) {
                throw otherwise(
                        returned.layer().path(),
                        other == null ? "nothing" : other.layer().path(),
                        Size.LARGE);
            }
            Value x = value(returned.x(), other.x());
            return new Step("", Optional.of(returned.layer()), null, null, List.of(x), y);
        }
        Op first = y.small().op().orElseThrow();
        Op second = y.large().op().orElse(null);
        if (second == null
                || first.getClass() != second.getClass()
                || y.small().inputs().size() != y.large().inputs().size()) {
            throw otherwise(first, second, Size.LARGE);
        }
        List<Value> x = new ArrayList<>();
        for (int i = 0; i < y.small().inputs().size(); i++) {
            x.add(value(y.small().inputs().get(i), y.large().inputs().get(i)));
        }
        return new Step("", Optional.empty(), first, second, x, y);
    }

    private static IllegalArgumentException otherwise(Object small, Object large, int batch) {
        return new IllegalArgumentException("onnx: expected the same operators for every batch, found " + small
                + " for " + Size.SMALL + " samples and " + large + " for " + batch);
    }

    /** Whether every size of a third run is what the first two make of it. */
    private void check(Run third) {
        Map<Value, Tensor> open = new IdentityHashMap<>();
        open.put(output, third.output());
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            Tensor y = open.get(step.y());
            int[] expected = step.y().sizes().stream()
                    .mapToInt(size -> size.under(Size.LARGER))
                    .toArray();
            if (!Arrays.equals(expected, y.shape().sizes())) {
                throw new IllegalArgumentException("onnx: expected sizes that grow evenly with the batch, found at "
                        + step.name() + " " + step.y().small().shape() + ", "
                        + step.y().large().shape() + " and " + y.shape()
                        + " for " + Size.SMALL + ", " + Size.LARGE + " and " + Size.LARGER + " samples");
            }
            Run.Returned returned = third.returned(y);
            boolean isLayer = step.layer().isPresent();
            boolean same = isLayer
                    ? returned != null && returned.layer().equals(step.layer().get())
                    : step.small().getClass() == y.op().map(Object::getClass).orElse(null)
                            && step.x().size() == y.inputs().size();
            if (!same) {
                throw otherwise(isLayer ? step.name() : step.small(), y.op().orElse(null), Size.LARGER);
            }
            List<Tensor> x = isLayer ? List.of(returned.x()) : y.inputs();
            for (int j = 0; j < x.size(); j++) {
                open.put(step.x().get(j), x.get(j));
            }
        }
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

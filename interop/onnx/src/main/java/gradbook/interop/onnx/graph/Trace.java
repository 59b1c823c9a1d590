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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a function did, each step after those that it needs. The function runs for several sizes of those axes of its inputs that
 * vary ({@link Axes}); the operators must be the same, and what differs between their sizes is what depends on those axes.
 */
public final class Trace {
    private final List<Value> inputs = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Tensor, Value> values = new IdentityHashMap<>();
    private final Names names = new Names();
    private final Predicate<Module> isNode;
    private final Axes axes;
    private final List<Trial> trials;
    private final List<Run> runs;
    private final List<Value> outputs = new ArrayList<>();

    private Trace(List<Input> inputs, Traced function, Collection<String> taken, Predicate<Module> isNode) {
        this.isNode = isNode;
        taken.forEach(names::claim);
        this.axes = Axes.of(inputs);
        this.trials = axes.trials();
        this.runs =
                trials.stream().map(trial -> new Run(inputs, function, trial)).toList();
        for (int i = 0; i < inputs.size(); i++) {
            int place = i;
            this.inputs.add(value(run -> run.inputs().get(place)));
        }
        for (int i = 0; i < first().outputs().size(); i++) {
            int place = i;
            this.outputs.add(value(run -> run.outputs().get(place)));
        }
        walk();
        check(new Run(inputs, function, axes.last()));
    }

    /**
     * The steps of a function.
     *
     * @param taken names that no step may bear: those of the inputs, of the outputs and of the state
     * @param isNode which layers are steps as a whole; of the others the operators are
     * @throws IllegalArgumentException if other operators run for other sizes; the message names the first
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

    /** What the function returned, in order. */
    public List<Value> outputs() {
        return Collections.unmodifiableList(outputs);
    }

    /** The axes that vary. */
    Axes axes() {
        return axes;
    }

    private Run first() {
        return runs.get(0);
    }

    /** Depth first, without recursion: networks are as deep as they like. */
    private void walk() {
        Map<Value, Step> begun = new IdentityHashMap<>();
        Map<Value, Boolean> done = new IdentityHashMap<>();
        Deque<Value> open = new ArrayDeque<>(outputs);
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
        Run.Returned returned = first().returned(y.first());
        if (returned != null && isNode.test(returned.layer().module())) {
            return new Step("", Optional.of(returned.layer()), List.of(), List.of(input(returned.layer(), y)), y);
        }
        Tensor first = y.first();
        Op op = first.op().orElseThrow();
        List<Op> all = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            Tensor tensor = y.trials().get(i);
            Op other = tensor.op().orElse(null);
            if (other == null
                    || other.getClass() != op.getClass()
                    || tensor.inputs().size() != first.inputs().size()) {
                throw otherwise(op, other, trials.get(i));
            }
            all.add(other);
        }
        List<Value> x = IntStream.range(0, first.inputs().size())
                .mapToObj(place -> value(y.trials().stream()
                        .map(tensor -> tensor.inputs().get(place))
                        .toList()))
                .toList();
        return new Step("", Optional.empty(), all, x, y);
    }

    /** What a layer was given that returned this. */
    private Value input(Step.Layer layer, Value y) {
        List<Tensor> x = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            Run.Returned other = runs.get(i).returned(y.trials().get(i));
            if (other == null || other.layer().module() != layer.module()) {
                throw otherwise(
                        layer.path(), other == null ? "nothing" : other.layer().path(), trials.get(i));
            }
            x.add(other.x());
        }
        return value(x);
    }

    private IllegalArgumentException otherwise(Object first, Object other, Trial trial) {
        return new IllegalArgumentException("onnx: expected the same operators for every size, found " + first + " for "
                + trials.get(0) + " and " + other + " for " + trial);
    }

    /** Whether every size of a last run is what those before make of it. */
    private void check(Run last) {
        Map<Value, Tensor> open = new IdentityHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            open.put(outputs.get(i), last.outputs().get(i));
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            Tensor y = open.get(step.y());
            int[] expected = step.y().sizes().stream()
                    .mapToInt(size -> size.under(axes.last()))
                    .toArray();
            if (!Arrays.equals(expected, y.shape().sizes())) {
                throw new IllegalArgumentException("onnx: expected sizes that are sums of those that vary, found at "
                        + step.name() + " " + step.y().sizes() + " for " + trials.get(0) + " and slightly more, but "
                        + y.shape() + " for " + axes.last());
            }
            Run.Returned returned = last.returned(y);
            boolean isLayer = step.layer().isPresent();
            boolean same = isLayer
                    ? returned != null && returned.layer().equals(step.layer().get())
                    : step.op().getClass() == y.op().map(Object::getClass).orElse(null)
                            && step.x().size() == y.inputs().size();
            if (!same) {
                throw otherwise(isLayer ? step.name() : step.op(), y.op().orElse(null), axes.last());
            }
            List<Tensor> x = isLayer ? List.of(returned.x()) : y.inputs();
            for (int j = 0; j < x.size(); j++) {
                open.put(step.x().get(j), x.get(j));
            }
        }
    }

    private Step named(Step step) {
        Run.Returned returned = first().returned(step.y().first());
        String path = first().inside(step.y().first());
        String name = returned != null
                ? returned.layer().path()
                : (path.isEmpty() ? "" : path + "/") + step.op().name();
        return new Step(names.claim(name), step.layer(), step.trials(), step.x(), step.y());
    }

    private Value value(Function<Run, Tensor> tensor) {
        return value(runs.stream().map(tensor).toList());
    }

    private Value value(List<Tensor> tensors) {
        Value value = values.computeIfAbsent(tensors.get(0), first -> Value.of(tensors, axes));
        if (!value.trials().equals(tensors)) {
            throw new IllegalArgumentException("onnx: expected the same operators for every size, found an array "
                    + tensors.get(0).shape() + " that is used otherwise for other sizes");
        }
        return value;
    }
}

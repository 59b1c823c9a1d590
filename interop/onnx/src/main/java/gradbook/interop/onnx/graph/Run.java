package gradbook.interop.onnx.graph;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** One run of a function, with what its layers did: which tensors lie inside of which layer, and what a layer returned. */
final class Run {
    /** A layer that returned a tensor. */
    record Returned(Step.Layer layer, Tensor x) {}

    private final Map<Tensor, Returned> returned = new IdentityHashMap<>();
    private final Map<Tensor, String> inside = new IdentityHashMap<>();
    private final List<Tensor> inputs = new ArrayList<>();
    private final List<Tensor> outputs;

    Run(List<Input> inputs, Traced function, Trial trial) {
        for (Input input : inputs) {
            this.inputs.add(Tensor.constant(input.zeros(trial)));
        }
        this.outputs = function.apply(this.inputs, Mode.observed(this::ran));
    }

    private void ran(String path, Module part, Tensor x, Tensor y) {
        if (y == x) {
            return; // dropout, and whatever else does nothing
        }
        returned.putIfAbsent(y, new Returned(new Step.Layer(path, part), x));
        Deque<Tensor> open = new ArrayDeque<>(List.of(y));
        while (!open.isEmpty()) {
            Tensor tensor = open.pop();
            if (tensor != x && tensor.op().isPresent() && inside.putIfAbsent(tensor, path) == null) {
                tensor.inputs().forEach(open::push);
            }
        }
    }

    List<Tensor> inputs() {
        return inputs;
    }

    List<Tensor> outputs() {
        return outputs;
    }

    /** The innermost layer that returned this tensor, or null. */
    Returned returned(Tensor tensor) {
        return returned.get(tensor);
    }

    /** The path of the innermost layer that a tensor lies in, empty if none. */
    String inside(Tensor tensor) {
        return inside.getOrDefault(tensor, "");
    }
}

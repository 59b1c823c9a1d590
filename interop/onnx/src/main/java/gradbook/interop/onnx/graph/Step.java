package gradbook.interop.onnx.graph;

import gradbook.engine.nn.Module;
import gradbook.engine.op.Op;
import java.util.List;
import java.util.Optional;

/**
 * An operator that was applied, or a layer that ran.
 *
 * @param name readable and unique: {@code conv1} for what a layer returns, {@code block1.attention/softmax} for what is inside
 * @param layer the layer, if it stands for the operators in it
 * @param trials the operator as it was in each trial; none for a layer
 * @param x the inputs
 * @param y the output
 */
public record Step(String name, Optional<Layer> layer, List<Op> trials, List<Value> x, Value y) {
    public Step {
        trials = List.copyOf(trials);
        x = List.copyOf(x);
    }

    /** The operator as it was in the first trial. */
    public Op op() {
        return trials.get(0);
    }

    /**
     * A part of a network.
     *
     * @param path the names that lead to it, joined by dots
     */
    public record Layer(String path, Module module) {}
}

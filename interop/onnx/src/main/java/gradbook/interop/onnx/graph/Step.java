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
 * @param small the operator as it was for the smaller batch; null for a layer
 * @param large the operator as it was for the larger one
 * @param x the inputs
 * @param y the output
 */
public record Step(String name, Optional<Layer> layer, Op small, Op large, List<Value> x, Value y) {
    public Step {
        x = List.copyOf(x);
    }

    /**
     * A part of a network.
     *
     * @param path the names that lead to it, joined by dots
     */
    public record Layer(String path, Module module) {}
}

package gradbook.engine.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

/** {@code y = layerₙ(… layer₁(x))}: a multilayer perceptron. */
public record Mlp(List<Layer> layers) {

    public Mlp {
        layers = List.copyOf(layers);
    }

    /**
     * A perceptron with {@code sizes[0]} inputs and layers of {@code sizes[1]}, {@code sizes[2]}, … outputs; weights are
     * drawn layer by layer, neuron by neuron, and biases are 0.
     *
     * <p>micrograd's form is {@code create(weight, Value::relu, UnaryOperator.identity(), 2, 16, 16, 1)}; that of the
     * lecture on it is {@code create(weight, Value::tanh, Value::tanh, 3, 4, 4, 1)}. Both draw from uniform(-1, 1).
     */
    public static Mlp create(
            DoubleSupplier weight, UnaryOperator<Value> hidden, UnaryOperator<Value> output, int... sizes) {
        if (sizes.length < 2) {
            throw new IllegalArgumentException("mlp: at least 2 sizes needed: " + Arrays.toString(sizes));
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < sizes.length; i++) {
            UnaryOperator<Value> activation = i < sizes.length - 1 ? hidden : output;
            layers.add(Layer.create(sizes[i - 1], sizes[i], activation, weight));
        }
        return new Mlp(layers);
    }

    public List<Value> forward(List<Value> x) {
        List<Value> y = x;
        for (Layer layer : layers) {
            y = layer.forward(y);
        }
        return y;
    }

    /** Layer by layer, in order. */
    public List<Value> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /** Sets to zero the gradient of every parameter, as is due before each {@link Value#backward()} of a training. */
    public void zeroGrad() {
        for (Value parameter : parameters()) {
            parameter.grad = 0;
        }
    }
}

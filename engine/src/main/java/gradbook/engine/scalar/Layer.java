package gradbook.engine.scalar;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** {@code yⱼ = neuronⱼ(x)}: neurons side by side, all reading the same inputs. */
public record Layer(List<Neuron> neurons) {

    public Layer {
        neurons = List.copyOf(neurons);
    }

    /** A layer of {@code outputs} neurons, created one after another. */
    public static Layer create(int inputs, int outputs, UnaryOperator<Value> activation, DoubleSupplier weight) {
        if (outputs < 1) {
            throw new IllegalArgumentException("layer: at least 1 output needed: " + outputs);
        }
        return new Layer(IntStream.range(0, outputs)
                .mapToObj(j -> Neuron.create(inputs, activation, weight))
                .toList());
    }

    public List<Value> forward(List<Value> x) {
        return neurons.stream().map(neuron -> neuron.forward(x)).toList();
    }

    /** Neuron by neuron, in order. */
    public List<Value> parameters() {
        return neurons.stream().flatMap(neuron -> neuron.parameters().stream()).toList();
    }
}

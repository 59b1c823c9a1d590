package gradbook.engine.scalar;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code y = activation(((b + w₀ x₀) + w₁ x₁) + …)}: the sum starts from the bias and takes the products in order. */
public record Neuron(List<Value> weights, Value bias, UnaryOperator<Value> activation) {

    public Neuron {
        weights = List.copyOf(weights);
    }

    /** A neuron of {@code inputs} weights, drawn in order, and bias 0. */
    public static Neuron create(int inputs, UnaryOperator<Value> activation, DoubleSupplier weight) {
        if (inputs < 1) {
            throw new IllegalArgumentException("neuron: at least 1 input needed: " + inputs);
        }
        List<Value> weights = IntStream.range(0, inputs)
                .mapToObj(i -> new Value(weight.getAsDouble()))
                .toList();
        return new Neuron(weights, new Value(0), activation);
    }

    public Value forward(List<Value> x) {
        if (x.size() != weights.size()) {
            throw new IllegalArgumentException(
                    "neuron: sizes differ: " + weights.size() + " weights, " + x.size() + " inputs");
        }
        Value sum = bias;
        for (int i = 0; i < x.size(); i++) {
            sum = sum.add(weights.get(i).mul(x.get(i)));
        }
        return activation.apply(sum);
    }

    /** The weights in order, then the bias. */
    public List<Value> parameters() {
        return Stream.concat(weights.stream(), Stream.of(bias)).toList();
    }
}

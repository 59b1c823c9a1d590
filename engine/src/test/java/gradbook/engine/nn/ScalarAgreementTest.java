package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.PythonRandom;
import gradbook.engine.scalar.Layer;
import gradbook.engine.scalar.Mlp;
import gradbook.engine.scalar.Neuron;
import gradbook.engine.scalar.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine on one page and the engine of arrays compute the same networks. */
class ScalarAgreementTest {
    /** Both compute in float64; only the order of their sums and fused products differs, by a few 1e-16 each. */
    private static final double TOLERANCE = 1e-12;

    private static final List<Activation> ACTIVATIONS = List.of(Activation.TANH, Activation.RELU, Activation.SIGMOID);

    /** A random perceptron and a random batch for it. */
    private record Network(Mlp scalar, Activation hidden, double[][] x, double[][] targets) {
        static Network of(int seed) {
            PythonRandom random = PythonRandom.ofSeed(seed);
            int[] sizes = IntStream.range(0, 2 + seed % 4)
                    .map(layer -> 1 + (int) random.uniform(0, 7))
                    .toArray();
            Activation hidden = ACTIVATIONS.get(seed % ACTIVATIONS.size());
            Mlp scalar = Mlp.create(
                    () -> random.uniform(-1, 1),
                    switch (hidden) {
                        case RELU -> Value::relu;
                        case SIGMOID -> Value::sigmoid;
                        default -> Value::tanh;
                    },
                    UnaryOperator.identity(),
                    sizes);
            scalar.layers()
                    .forEach(layer -> layer.neurons().forEach(neuron -> neuron.bias().data = random.uniform(-1, 1)));
            int batch = 1 + (int) random.uniform(0, 9);
            return new Network(
                    scalar, hidden, draw(random, batch, sizes[0]), draw(random, batch, sizes[sizes.length - 1]));
        }

        private static double[][] draw(PythonRandom random, int rows, int columns) {
            return IntStream.range(0, rows)
                    .mapToObj(row -> IntStream.range(0, columns)
                            .mapToDouble(column -> random.uniform(-2, 2))
                            .toArray())
                    .toArray(double[][]::new);
        }

        Module tensors() {
            List<Module> modules = new ArrayList<>();
            for (Layer layer : scalar.layers()) {
                if (!modules.isEmpty()) {
                    modules.add(hidden);
                }
                modules.add(linear(layer));
            }
            return Sequential.of(modules.toArray(Module[]::new));
        }

        @Override
        public String toString() {
            return "batch of " + x.length + ", " + hidden + ", " + x[0].length + " inputs, layers of "
                    + scalar.layers().stream()
                            .map(layer -> layer.neurons().size())
                            .toList();
        }
    }

    static Stream<Network> networks() {
        return IntStream.range(0, 24).mapToObj(Network::of);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void outputsAndGradientsAgree(Network network) {
        List<Value> outputs = new ArrayList<>();
        List<Value> errors = new ArrayList<>();
        for (int i = 0; i < network.x.length; i++) {
            List<Value> y = network.scalar.forward(Value.listOf(network.x[i]));
            for (int j = 0; j < y.size(); j++) {
                errors.add(y.get(j).sub(network.targets[i][j]).pow(2));
            }
            outputs.addAll(y);
        }
        Value scalarLoss = Value.sum(errors).div(errors.size());
        scalarLoss.backward();

        Module tensors = network.tensors();
        Tensor y = tensors.forward(Tensor.constant(array(network.x)), Mode.EVAL);
        Tensor loss = Loss.meanSquaredError(y, Tensor.constant(array(network.targets)));
        Gradients gradients = Backward.from(loss);

        assertEquals(scalarLoss.data, loss.item(), TOLERANCE);
        for (int i = 0; i < outputs.size(); i++) {
            assertEquals(outputs.get(i).data, y.value().at(i), TOLERANCE);
        }
        List<Parameter> parameters = tensors.parameters();
        for (int l = 0; l < network.scalar.layers().size(); l++) {
            Layer layer = network.scalar.layers().get(l);
            NdArray weight = gradients.of(parameters.get(2 * l).tensor());
            NdArray bias = gradients.of(parameters.get(2 * l + 1).tensor());
            int in = weight.shape().size(1);
            for (int out = 0; out < layer.neurons().size(); out++) {
                Neuron neuron = layer.neurons().get(out);
                assertEquals(neuron.bias().grad, bias.at(out), TOLERANCE);
                for (int i = 0; i < in; i++) {
                    assertEquals(neuron.weights().get(i).grad, weight.at(out * in + i), TOLERANCE);
                }
            }
        }
    }

    private static NdArray array(double[][] rows) {
        return NdArray.of(
                Shape.of(rows.length, rows[0].length),
                Stream.of(rows).flatMapToDouble(Arrays::stream).toArray());
    }

    /** A layer's weights as rows, one neuron each. */
    private static Linear linear(Layer layer) {
        List<Neuron> neurons = layer.neurons();
        double[] weight = neurons.stream()
                .flatMap(neuron -> neuron.weights().stream())
                .mapToDouble(value -> value.data)
                .toArray();
        double[] bias =
                neurons.stream().mapToDouble(neuron -> neuron.bias().data).toArray();
        int out = neurons.size();
        return new Linear(
                new Parameter(NdArray.of(Shape.of(out, weight.length / out), weight)),
                new Parameter(NdArray.of(Shape.of(out), bias)));
    }
}

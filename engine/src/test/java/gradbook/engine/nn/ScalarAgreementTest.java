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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine on one page and the engine of arrays compute the same network. */
class ScalarAgreementTest {
    /** Both compute in float64; only the order of their sums and fused products differs, by a few 1e-16 each. */
    private static final double TOLERANCE = 1e-12;

    private static final double[][] INPUTS = {{2, 3, -1}, {3, -1, 0.5}, {0.5, 1, 1}, {1, 1, -1}};
    private static final double[] TARGETS = {1, -1, -1, 1};

    @Test
    void outputsAndGradientsAgree() {
        PythonRandom random = PythonRandom.ofSeed(5);
        Mlp scalar = Mlp.create(() -> random.uniform(-1, 1), Value::tanh, Value::tanh, 3, 4, 4, 1);
        List<Value> outputs = new ArrayList<>();
        List<Value> errors = new ArrayList<>();
        for (int i = 0; i < INPUTS.length; i++) {
            outputs.addAll(scalar.forward(Value.listOf(INPUTS[i])));
            errors.add(outputs.get(i).sub(TARGETS[i]).pow(2));
        }
        Value scalarLoss = Value.sum(errors).div(INPUTS.length);
        scalarLoss.backward();

        Module tensors = Sequential.of(scalar.layers().stream()
                .flatMap(layer -> Stream.of(linear(layer), Activation.TANH))
                .toArray(Module[]::new));
        double[] x = Stream.of(INPUTS).flatMapToDouble(Arrays::stream).toArray();
        Tensor y = tensors.forward(Tensor.constant(NdArray.of(Shape.of(4, 3), x)), Mode.EVAL);
        Tensor loss = Loss.meanSquaredError(y, Tensor.constant(NdArray.of(Shape.of(4, 1), TARGETS)));
        Gradients gradients = Backward.from(loss);

        assertEquals(scalarLoss.data, loss.item(), TOLERANCE);
        for (int i = 0; i < outputs.size(); i++) {
            assertEquals(outputs.get(i).data, y.value().at(i), TOLERANCE);
        }
        for (int l = 0; l < scalar.layers().size(); l++) {
            Layer layer = scalar.layers().get(l);
            NdArray weight = gradients.of(
                    tensors.namedParameters().get(2 * l + ".weight").tensor());
            NdArray bias =
                    gradients.of(tensors.namedParameters().get(2 * l + ".bias").tensor());
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

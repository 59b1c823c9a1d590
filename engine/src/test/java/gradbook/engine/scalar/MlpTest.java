package gradbook.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.random.PythonRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MlpTest {
    static final double[][] INPUTS = {{2, 3, -1}, {3, -1, 0.5}, {0.5, 1, 1}, {1, 1, -1}};
    static final double[] TARGETS = {1, -1, -1, 1};

    @Test
    void aNeuronAddsItsProductsToItsBias() {
        Neuron neuron = new Neuron(Value.listOf(-3, 1), new Value(6.5), UnaryOperator.identity());
        assertEquals(6.5 - 3 * 2 + 1 * 4, neuron.forward(Value.listOf(2, 4)).data);
        assertEquals(
                List.of(-3.0, 1.0, 6.5),
                neuron.parameters().stream().map(p -> p.data).toList());
    }

    @Test
    void weightsAreDrawnNeuronByNeuron() {
        Mlp model = Mlp.create(counter(), Value::relu, UnaryOperator.identity(), 2, 2, 1);
        assertEquals(
                List.of(1.0, 2.0, 0.0, 3.0, 4.0, 0.0, 5.0, 6.0, 0.0),
                model.parameters().stream().map(p -> p.data).toList());
    }

    @Test
    void hiddenLayersAndTheOutputHaveTheirOwnActivation() {
        Mlp model = Mlp.create(() -> -1, Value::relu, UnaryOperator.identity(), 1, 1, 1);
        assertEquals(-2, model.forward(Value.listOf(-2)).get(0).data);
        assertEquals(0, model.forward(Value.listOf(2)).get(0).data);
    }

    /** The four points of the micrograd lecture, squared errors summed, full batch, learning rate 0.05. */
    @Test
    void overfitsFourPoints() {
        PythonRandom random = PythonRandom.ofSeed(42);
        Mlp model = Mlp.create(() -> random.uniform(-1, 1), Value::tanh, Value::tanh, 3, 4, 4, 1);
        List<Double> losses = new ArrayList<>();
        for (int epoch = 0; epoch < 200; epoch++) {
            List<Value> errors = new ArrayList<>();
            for (int i = 0; i < INPUTS.length; i++) {
                Value y = model.forward(Value.listOf(INPUTS[i])).get(0);
                errors.add(y.sub(TARGETS[i]).pow(2));
            }
            Value loss = Value.sum(errors);
            model.zeroGrad();
            loss.backward();
            for (Value p : model.parameters()) {
                p.data -= 0.05 * p.grad;
            }
            losses.add(loss.data);
        }
        assertEquals(5, losses.get(0), 0.5);
        assertTrue(losses.get(199) < 0.01, "loss after 200 epochs: " + losses.get(199));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertEquals(
                "neuron: sizes differ: 2 weights, 3 inputs",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Neuron.create(2, Value::tanh, () -> 0).forward(Value.listOf(1, 2, 3)))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Neuron.create(0, Value::tanh, () -> 0));
        assertThrows(IllegalArgumentException.class, () -> Layer.create(1, 0, Value::tanh, () -> 0));
        assertThrows(IllegalArgumentException.class, () -> Mlp.create(() -> 0, Value::tanh, Value::tanh, 3));
    }

    private static DoubleSupplier counter() {
        double[] last = {0};
        return () -> ++last[0];
    }
}

package gradbook.interop.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.mnist.MnistMlp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The network that the MNIST experiments train, with the same weights and batch in libtorch. */
class MnistMlpTest {
    /** Of the largest element: float32 sums over 784 products in another order, about √784 roundings of 6e-8 each. */
    private static final double TOLERANCE = 2e-6;

    private static final int BATCH = 64;
    private static final int PIXELS = 784;

    @Test
    void lossAndGradientsAreLibtorchs() {
        RandomKey key = RandomKey.of(42);
        Module model = MnistMlp.model(128, key.fold("model"));
        NdArray x = key.fold("x").normal(gradbook.engine.array.Shape.of(BATCH, PIXELS), DType.FLOAT32, 0, 1);
        int[] classes = new int[BATCH];
        for (int i = 0; i < BATCH; i++) {
            classes[i] = i % 10;
        }
        NdArray labels = NdArray.of(gradbook.engine.array.Shape.of(BATCH), classes);

        Tensor loss = Loss.crossEntropy(model.forward(Tensor.constant(x), Mode.EVAL), labels);
        Gradients gradients = Backward.from(loss);

        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Map<String, NDArray> weights = new LinkedHashMap<>();
            model.namedParameters().forEach((name, parameter) -> weights.put(name, array(manager, parameter.value())));
            weights.values().forEach(weight -> weight.setRequiresGradient(true));
            double theirs;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray hidden = array(manager, x)
                        .matMul(weights.get("fc1.weight").transpose())
                        .add(weights.get("fc1.bias"))
                        .getNDArrayInternal()
                        .relu();
                NDArray logits =
                        hidden.matMul(weights.get("fc2.weight").transpose()).add(weights.get("fc2.bias"));
                NDArray index =
                        manager.create(classes).toType(DataType.INT64, false).reshape(BATCH, 1);
                NDArray mean = logits.logSoftmax(1).gather(index, 1).neg().mean();
                theirs = mean.getFloat();
                collector.backward(mean);
            }
            assertEquals(theirs, loss.item(), TOLERANCE * theirs, "loss");
            model.namedParameters()
                    .forEach((name, parameter) -> compare(name, weights.get(name), gradients, parameter));
        }
    }

    private static void compare(String name, NDArray weight, Gradients gradients, Parameter parameter) {
        float[] expected = weight.getGradient().toFloatArray();
        float[] found = gradients.of(parameter.tensor()).floats();
        assertEquals(expected.length, found.length, name);
        double largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertTrue(largest > 0, name + " has a gradient");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], TOLERANCE * largest, "gradient of " + name + ", element " + i);
        }
    }

    private static NDArray array(NDManager manager, NdArray value) {
        long[] sizes = Arrays.stream(value.shape().sizes()).asLongStream().toArray();
        return manager.create(value.floats(), new Shape(sizes));
    }
}

package gradbook.experiments.replay;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Parameter;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** Float64 layers with given or drawn numbers. */
final class SmallNetwork {
    private SmallNetwork() {}

    /** A layer of these weights, row by row [out, in], and without a bias. */
    static Linear linear(int out, int in, double... weights) {
        return new Linear(new Parameter(NdArray.of(Shape.of(out, in), weights)), Optional.empty());
    }

    /** The same with one bias for each output. */
    static Linear withBias(Linear layer, double... biases) {
        return new Linear(layer.weight(), new Parameter(NdArray.of(Shape.of(biases.length), biases)));
    }

    /** A layer without a bias whose weights [in, out] are drawn row by row, as programs draw that multiply from the right. */
    static Linear drawn(int in, int out, DoubleSupplier draw) {
        double[] drawn = DoubleStream.generate(draw).limit((long) in * out).toArray();
        double[] weights = new double[in * out];
        for (int i = 0; i < in; i++) {
            for (int j = 0; j < out; j++) {
                weights[j * in + i] = drawn[i * out + j];
            }
        }
        return linear(out, in, weights);
    }

    /** {@code Σ (output - target)² / 2}. */
    static Tensor halfSquaredError(Tensor outputs, NdArray targets) {
        return outputs.sub(Tensor.constant(targets)).square().sum().mul(0.5);
    }
}

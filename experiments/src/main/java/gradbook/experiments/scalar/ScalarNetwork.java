package gradbook.experiments.scalar;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.nn.Sequential;
import gradbook.engine.scalar.Layer;
import gradbook.engine.scalar.Mlp;
import gradbook.engine.scalar.Neuron;
import java.util.List;

/** A network of scalar values as one of arrays, so that it can leave the notebook: its weights rounded to float32. */
final class ScalarNetwork {
    private ScalarNetwork() {}

    /**
     * Layers {@code fc1}, {@code fc2}, ..., each but the last followed by an activation.
     *
     * @param hidden what the scalar network has behind each layer but the last
     * @param output what it has behind the last one
     */
    static Module of(Mlp mlp, Activation hidden, List<Activation> output) {
        Sequential.Builder network = Sequential.named();
        for (int i = 1; i <= mlp.layers().size(); i++) {
            boolean last = i == mlp.layers().size();
            network.add("fc" + i, linear(mlp.layers().get(i - 1)));
            for (Activation activation : last ? output : List.of(hidden)) {
                network.add("activation" + i, activation);
            }
        }
        return network.build();
    }

    private static Linear linear(Layer layer) {
        List<Neuron> neurons = layer.neurons();
        int in = neurons.get(0).weights().size();
        float[] weight = new float[neurons.size() * in];
        float[] bias = new float[neurons.size()];
        for (int j = 0; j < neurons.size(); j++) {
            bias[j] = (float) neurons.get(j).bias().data;
            for (int i = 0; i < in; i++) {
                weight[j * in + i] = (float) neurons.get(j).weights().get(i).data;
            }
        }
        return new Linear(
                new Parameter(NdArray.of(Shape.of(neurons.size(), in), weight)),
                new Parameter(NdArray.of(Shape.of(neurons.size()), bias)));
    }
}

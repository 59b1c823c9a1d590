package gradbook.experiments.replay;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.nn.Sequential;
import gradbook.experiments.model.SideBySide;
import java.util.LinkedHashMap;
import java.util.Map;

/** Networks that were trained in float64, in float32: what a model has that others run. */
final class Narrowed {
    private Narrowed() {}

    /** A copy of the network with its weights rounded. */
    static Module of(Module network) {
        if (network instanceof Linear linear) {
            return new Linear(narrowed(linear.weight()), linear.bias().map(Narrowed::narrowed));
        }
        if (network instanceof Sequential layers) {
            Sequential.Builder copy = Sequential.named();
            layers.children().forEach((name, layer) -> copy.add(name, of(layer)));
            return copy.build();
        }
        if (network instanceof SideBySide networks) {
            Map<String, Module> copies = new LinkedHashMap<>();
            networks.children().forEach((name, one) -> copies.put(name, of(one)));
            return new SideBySide(copies);
        }
        if (network instanceof Activation) {
            return network;
        }
        throw new IllegalArgumentException("narrowing: expected layers of a small network, found " + network);
    }

    private static Parameter narrowed(Parameter parameter) {
        return new Parameter(parameter.value().to(DType.FLOAT32));
    }
}

package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;
import java.util.List;
import java.util.Map;

/** A part of a network: a function of a tensor with parameters of its own. */
public interface Module {
    /** The output for {@code x}; {@code mode} says whether this is training, and with which randomness. */
    Tensor forward(Tensor x, Mode mode);

    /** The parameters by PyTorch's names ({@code fc1.weight}), in order of the layers; empty if there are none. */
    default Map<String, Parameter> namedParameters() {
        return Map.of();
    }

    /** The parameters in the order of {@link #namedParameters()}; one that bears two names, because it is shared, once. */
    default List<Parameter> parameters() {
        return namedParameters().values().stream().distinct().toList();
    }
}

package gradbook.engine.nn;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a network: a function of a tensor, with parameters of its own and with parts. Maps are in the order of the layers,
 * and names are PyTorch's, so that weights travel.
 */
public interface Module {
    /** The output for {@code x}; {@code mode} says whether this is training, and with which randomness. */
    Tensor forward(Tensor x, Mode mode);

    /** The parts by name. A module runs a part by {@link Mode#run}. */
    default Map<String, Module> children() {
        return Map.of();
    }

    /** This module's own parameters, without those of its parts. */
    default Map<String, Parameter> ownParameters() {
        return Map.of();
    }

    /** This module's own buffers, without those of its parts. */
    default Map<String, Buffer> ownBuffers() {
        return Map.of();
    }

    /** All parameters: {@code fc1.weight} is the parameter {@code weight} of the part {@code fc1}. */
    default Map<String, Parameter> namedParameters() {
        Map<String, Parameter> all = new LinkedHashMap<>(ownParameters());
        children().forEach((name, child) -> Named.under(name, child.namedParameters(), all));
        return all;
    }

    /** All buffers, named like parameters. */
    default Map<String, Buffer> namedBuffers() {
        Map<String, Buffer> all = new LinkedHashMap<>(ownBuffers());
        children().forEach((name, child) -> Named.under(name, child.namedBuffers(), all));
        return all;
    }

    /** The values of all parameters and buffers, in the order of PyTorch's {@code state_dict}. */
    default Map<String, NdArray> state() {
        Map<String, NdArray> all = new LinkedHashMap<>();
        ownParameters().forEach((name, parameter) -> all.put(name, parameter.value()));
        ownBuffers().forEach((name, buffer) -> all.put(name, buffer.value()));
        children().forEach((name, child) -> Named.under(name, child.state(), all));
        return all;
    }

    /** The parameters in the order of {@link #namedParameters()}; one that bears two names, because it is shared, once. */
    default List<Parameter> parameters() {
        return namedParameters().values().stream().distinct().toList();
    }

    /** Number of trained values: the elements of all parameters, frozen ones too; a shared one counts once. */
    default long parameterCount() {
        return parameters().stream()
                .mapToLong(parameter -> parameter.value().count())
                .sum();
    }
}

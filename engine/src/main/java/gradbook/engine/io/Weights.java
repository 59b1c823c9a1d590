package gradbook.engine.io;

import gradbook.engine.array.NdArray;
import gradbook.engine.nn.Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model's weights (its parameters and buffers) into a file and back, by PyTorch's names and in its shapes ({@code fc1.weight}, [out, in]). Loading and
 * restoring are the writers of a parameter's value beside the optimizer.
 */
public final class Weights {
    private Weights() {}

    /** Writes the weights to a safetensors file, whole or not at all; equal weights give equal bytes. */
    public static void save(Module model, Path file) throws IOException {
        SafeTensors.of(model.state()).write(file);
    }

    /**
     * Sets every parameter and buffer to the value of its name in {@code file}, or none at all.
     *
     * @throws WeightsException if the file is not whole, or does not fit: the message lists what is missing, unexpected,
     *     or of another type or shape
     */
    public static void load(Module model, Path file) throws IOException {
        load(model.state(), file);
    }

    /** As {@link #load(Module, Path)}, for any arrays by name: they are written in place. */
    public static void load(Map<String, NdArray> weights, Path file) throws IOException {
        Map<String, NdArray> found = SafeTensors.read(file).tensors();
        Misfit misfit = Misfit.between(weights, found);
        if (!misfit.isEmpty()) {
            throw new WeightsException(file, "expected the weights of this model, found a misfit: " + misfit);
        }
        weights.forEach((name, weight) -> copy(found.get(name), weight));
    }

    /** Copies of a model's weights as they are now. */
    public static Map<String, NdArray> copy(Module model) {
        Map<String, NdArray> copies = new LinkedHashMap<>();
        model.state().forEach((name, weight) -> copies.put(name, weight.copy()));
        return copies;
    }

    /**
     * Sets every parameter and buffer of a model to the value of its name in {@code copies}.
     *
     * @throws IllegalArgumentException if they are not of this model; then nothing has changed
     */
    public static void restore(Module model, Map<String, NdArray> copies) {
        Map<String, NdArray> weights = model.state();
        Misfit misfit = Misfit.between(weights, copies);
        if (!misfit.isEmpty()) {
            throw new IllegalArgumentException("expected the weights of this model, found a misfit: " + misfit);
        }
        weights.forEach((name, weight) -> copy(copies.get(name), weight));
    }

    /**
     * Sets the parameters whose name, type and shape are in {@code file}, leaves the others, and says what did not fit. For
     * the body of a network under a new head; {@link #load(Module, Path)} is for everything else.
     */
    public static Misfit loadWhatFits(Module model, Path file) throws IOException {
        Map<String, NdArray> weights = model.state();
        Map<String, NdArray> found = SafeTensors.read(file).tensors();
        Misfit misfit = Misfit.between(weights, found);
        weights.forEach((name, weight) -> {
            if (found.containsKey(name) && !misfit.different().containsKey(name)) {
                copy(found.get(name), weight);
            }
        });
        return misfit;
    }

    private static void copy(NdArray from, NdArray to) {
        switch (to.dtype()) {
            case FLOAT32 -> System.arraycopy(from.floats(), 0, to.floats(), 0, to.count());
            case FLOAT64 -> System.arraycopy(from.doubles(), 0, to.doubles(), 0, to.count());
            case INT32 -> System.arraycopy(from.ints(), 0, to.ints(), 0, to.count());
        }
    }
}

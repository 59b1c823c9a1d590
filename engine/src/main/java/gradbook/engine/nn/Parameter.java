package gradbook.engine.nn;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;

/**
 * A trained value. It is a leaf of every graph it is used in, and the one thing that is written to in place: by an optimizer,
 * and by whoever loads weights from a file.
 */
public final class Parameter {
    private final Tensor tensor;

    /** A parameter that starts at {@code initial} and takes its storage over. */
    public Parameter(NdArray initial) {
        this.tensor = Tensor.leaf(initial);
    }

    /** The leaf to compute with, and to ask {@code Gradients} about. */
    public Tensor tensor() {
        return tensor;
    }

    /** The current value; an optimizer updates it, and loading weights replaces it, in place. */
    public NdArray value() {
        return tensor.value();
    }

    public Shape shape() {
        return tensor.shape();
    }
}

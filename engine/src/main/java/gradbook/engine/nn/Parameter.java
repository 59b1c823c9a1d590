package gradbook.engine.nn;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;

/**
 * A trained value. It is a leaf of every graph it is used in, and the one thing that is written to in place: by an optimizer,
 * and by whoever loads weights from a file. While it is frozen it is a constant instead: no gradient is computed for it, and so
 * no optimizer moves it.
 */
public final class Parameter {
    private final Tensor leaf;
    private final Tensor constant;
    private boolean frozen;

    /** A parameter that starts at {@code initial} and takes its storage over. */
    public Parameter(NdArray initial) {
        this.leaf = Tensor.leaf(initial);
        this.constant = Tensor.constant(initial);
    }

    /** What to compute with, and to ask {@code Gradients} about. */
    public Tensor tensor() {
        return frozen ? constant : leaf;
    }

    /** The current value; an optimizer updates it, and loading weights replaces it, in place. */
    public NdArray value() {
        return leaf.value();
    }

    public Shape shape() {
        return leaf.shape();
    }

    /** Takes the parameter out of training, as PyTorch's {@code requires_grad_(False)}. */
    public void freeze() {
        frozen = true;
    }

    /** Trains the parameter again. */
    public void unfreeze() {
        frozen = false;
    }

    public boolean isFrozen() {
        return frozen;
    }
}

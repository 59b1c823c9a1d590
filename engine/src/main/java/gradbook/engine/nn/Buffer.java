package gradbook.engine.nn;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;

/**
 * A value that a module keeps beside its parameters and that is saved with them, but moves without a gradient: running
 * statistics. Only the module that owns it writes it, and only in training.
 */
public final class Buffer {
    private final NdArray value;

    /** A buffer that starts at {@code initial} and takes its storage over. */
    public Buffer(NdArray initial) {
        this.value = initial;
    }

    /** The current value; its owner updates it in place. */
    public NdArray value() {
        return value;
    }

    public Shape shape() {
        return value.shape();
    }
}

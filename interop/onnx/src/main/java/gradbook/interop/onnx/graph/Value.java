package gradbook.interop.onnx.graph;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import java.util.List;

/**
 * A tensor, as it was for two batches.
 *
 * @param small for the smaller one
 * @param large for the larger one
 */
public record Value(Tensor small, Tensor large) {
    public Value {
        if (small.shape().rank() != large.shape().rank() || small.dtype() != large.dtype()) {
            throw new IllegalArgumentException("onnx: expected the same kind of array for every batch, found "
                    + small.dtype() + " " + small.shape() + " and " + large.dtype() + " " + large.shape());
        }
    }

    /** Its sizes. */
    public List<Size> sizes() {
        return Size.of(small.shape().sizes(), large.shape().sizes());
    }

    /** Its size along an axis. */
    public Size size(int axis) {
        return sizes().get(axis);
    }

    /** How many axes it has. */
    public int rank() {
        return small.shape().rank();
    }

    /** Its type. */
    public DType dtype() {
        return small.dtype();
    }

    /** Whether no operator made it. */
    boolean isLeaf() {
        return small.op().isEmpty();
    }
}

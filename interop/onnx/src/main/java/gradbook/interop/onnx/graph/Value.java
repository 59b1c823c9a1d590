package gradbook.interop.onnx.graph;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import java.util.List;

/**
 * A tensor, as it was in each trial.
 *
 * @param trials the tensors, those of the first trial first
 * @param sizes its sizes
 */
public record Value(List<Tensor> trials, List<Size> sizes) {
    public Value {
        trials = List.copyOf(trials);
        sizes = List.copyOf(sizes);
    }

    static Value of(List<Tensor> trials, Axes axes) {
        Tensor first = trials.get(0);
        for (Tensor other : trials) {
            if (first.shape().rank() != other.shape().rank() || first.dtype() != other.dtype()) {
                throw new IllegalArgumentException("onnx: expected the same kind of array for every size, found "
                        + first.dtype() + " " + first.shape() + " and " + other.dtype() + " " + other.shape());
            }
        }
        return new Value(
                trials,
                axes.sizes(trials.stream().map(tensor -> tensor.shape().sizes()).toList()));
    }

    /** Its size along an axis. */
    public Size size(int axis) {
        return sizes.get(axis);
    }

    /** How many axes it has. */
    public int rank() {
        return sizes.size();
    }

    /** Its type. */
    public DType dtype() {
        return first().dtype();
    }

    /** As it was in the first trial. */
    Tensor first() {
        return trials.get(0);
    }

    /** Whether no operator made it. */
    boolean isLeaf() {
        return first().op().isEmpty();
    }
}

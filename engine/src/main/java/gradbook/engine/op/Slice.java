package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Layout;

/**
 * {@code y[.., i, ..] = x[.., start + i step, ..]} along one axis, up to {@code end} (exclusive); {@code dx} is dy put back
 * into zeros (math.md §5.3).
 */
public record Slice(int axis, int start, int end, int step) implements MovementOp {
    public Slice {
        if (axis < 0 || start < 0 || end < start || step < 1) {
            throw new IllegalArgumentException("slice: expected axis >= 0, 0 <= start <= end and step >= 1, found axis "
                    + axis + ", start " + start + ", end " + end + ", step " + step);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        x[0].shape().axis(name(), axis);
        if (end > x[0].shape().size(axis)) {
            throw new IllegalArgumentException(
                    name() + ": end " + end + " is beyond axis " + axis + " of shape " + x[0].shape());
        }
        return Layout.slice(x[0], axis, start, step, end == start ? 0 : (end - start - 1) / step + 1);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Layout.unslice(dy, call.x(0).shape(), axis, start, step));
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Layout;

/**
 * Of each matrix along the last two axes the elements with {@code j - i <= diagonal}, or with {@code j - i >= diagonal} if
 * {@code upper}, the others 0; {@code dx} is dy cut in the same way (math.md §5.12).
 */
public record Triangle(boolean upper, int diagonal) implements MovementOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        if (x[0].shape().rank() < 2) {
            throw new IllegalArgumentException(name() + ": expected rank 2 or more, found shape " + x[0].shape());
        }
        return cut(x[0]);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> cut(dy));
    }

    private NdArray cut(NdArray x) {
        return Layout.band(x, upper ? diagonal : Integer.MIN_VALUE, upper ? Integer.MAX_VALUE : diagonal);
    }
}

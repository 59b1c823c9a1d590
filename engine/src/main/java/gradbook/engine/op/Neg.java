package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;

/** {@code y = -x}; {@code dx = -dy} (math.md §2.3). */
public record Neg() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Elementwise.map(x[0], v -> -v, v -> -v);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> value(dy));
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;

/** {@code y = √x}; {@code dx = dy / 2y} (math.md §2.11). */
public record Sqrt() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Elementwise.map(x[0], v -> (float) Math.sqrt(v), Math::sqrt);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(
                () -> Elementwise.zip(name(), dy, call.y(), (g, v) -> g / (2 * v), (g, v) -> g / (2 * v)));
    }
}

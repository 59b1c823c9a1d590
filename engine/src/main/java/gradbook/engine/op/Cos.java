package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.MathFunctions;

/** {@code y = cos x}, x in radians; {@code dx = -dy sin x} (math.md §2.23). */
public record Cos() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Elementwise.map(x[0], MathFunctions::cos, MathFunctions::cos);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Elementwise.zip(
                name(), dy, call.x(0), (g, v) -> -g * MathFunctions.sin(v), (g, v) -> -g * MathFunctions.sin(v)));
    }
}

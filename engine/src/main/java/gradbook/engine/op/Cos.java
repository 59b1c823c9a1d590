package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.Slopes;
import gradbook.engine.kernel.Stretches;
import gradbook.engine.kernel.function.ArrayFunctions;

/** {@code y = cos x}, x in radians; {@code dx = -dy sin x} (math.md §2.23). */
public record Cos() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Stretches.map(x[0], ArrayFunctions::cos, MathFunctions::cos);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(
                () -> Stretches.zip(name(), dy, call.x(0), Slopes::cos, (g, v) -> -g * MathFunctions.sin(v)));
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.Slopes;
import gradbook.engine.kernel.Stretches;
import gradbook.engine.kernel.function.ArrayFunctions;

/** {@code y = sin x}, x in radians; {@code dx = dy cos x} (math.md §2.23). */
public record Sin() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Stretches.map(x[0], ArrayFunctions::sin, MathFunctions::sin);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(
                () -> Stretches.zip(name(), dy, call.x(0), Slopes::sin, (g, v) -> g * MathFunctions.cos(v)));
    }
}

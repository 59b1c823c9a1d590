package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.Slopes;
import gradbook.engine.kernel.Stretches;
import gradbook.engine.kernel.function.ArrayFunctions;

/** {@code y = tanh x}; {@code dx = dy (1 - y²)} (math.md §2.5). */
public record Tanh() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Stretches.map(x[0], ArrayFunctions::tanh, MathFunctions::tanh);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Stretches.zip(name(), dy, call.y(), Slopes::tanh, (g, v) -> g * (1 - v * v)));
    }
}

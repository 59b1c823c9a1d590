package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.Slopes;
import gradbook.engine.kernel.Stretches;
import gradbook.engine.kernel.function.ArrayFunctions;

/** {@code y = 1 / (1 + e^-x)}; {@code dx = dy y (1 - y)} (math.md §2.6). */
public record Sigmoid() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Stretches.map(x[0], ArrayFunctions::sigmoid, MathFunctions::sigmoid);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Stretches.zip(name(), dy, call.y(), Slopes::sigmoid, (g, v) -> g * v * (1 - v)));
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.Stretches;
import gradbook.engine.kernel.function.ArrayFunctions;

/** {@code y = ln x}; {@code dx = dy / x} (math.md §2.8). */
public record Log() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Stretches.map(x[0], ArrayFunctions::log, MathFunctions::log);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Elementwise.zip(name(), dy, call.x(0), (g, v) -> g / v, (g, v) -> g / v));
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.Stretches;
import gradbook.engine.kernel.function.ArrayFunctions;

/** {@code y = ln(1 + x)}, accurate near 0; {@code dx = dy / (1 + x)} (math.md §2.12). */
public record Log1p() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Stretches.map(x[0], ArrayFunctions::log1p, MathFunctions::log1p);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(
                () -> Elementwise.zip(name(), dy, call.x(0), (g, v) -> g / (1 + v), (g, v) -> g / (1 + v)));
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.MathFunctions;

/** {@code y = tanh x}; {@code dx = dy (1 - y²)} (math.md §2.5). */
public record Tanh() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Elementwise.map(x[0], MathFunctions::tanh, MathFunctions::tanh);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(
                () -> Elementwise.zip(name(), dy, call.y(), (g, v) -> g * (1 - v * v), (g, v) -> g * (1 - v * v)));
    }
}

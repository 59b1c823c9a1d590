package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.MathFunctions;

/** {@code y = 1 / (1 + e^-x)}; {@code dx = dy y (1 - y)} (math.md §2.6). */
public record Sigmoid() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Elementwise.map(x[0], MathFunctions::sigmoid, MathFunctions::sigmoid);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(
                () -> Elementwise.zip(name(), dy, call.y(), (g, v) -> g * v * (1 - v), (g, v) -> g * v * (1 - v)));
    }
}

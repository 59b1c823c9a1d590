package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.MathFunctions;

/**
 * {@code y = ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|)}, which neither overflows nor cancels; {@code dx = dy σ(x)}
 * (math.md §2.19).
 */
public record Softplus() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Elementwise.map(
                x[0],
                v -> Math.max(v, 0) + MathFunctions.log1p(MathFunctions.exp(-Math.abs(v))),
                v -> Math.max(v, 0) + MathFunctions.log1p(MathFunctions.exp(-Math.abs(v))));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Elementwise.zip(
                name(), dy, call.x(0), (g, v) -> g * MathFunctions.sigmoid(v), (g, v) -> g * MathFunctions.sigmoid(v)));
    }
}

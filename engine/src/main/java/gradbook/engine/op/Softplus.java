package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.SoftRectifier;
import gradbook.engine.kernel.Stretches;

/**
 * {@code y = ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|)}, which neither overflows nor cancels; {@code dx = dy σ(x)}
 * (math.md §2.19).
 */
public record Softplus() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Stretches.map(
                x[0], SoftRectifier::value, v -> Math.max(v, 0) + MathFunctions.log1p(MathFunctions.exp(-Math.abs(v))));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() ->
                Stretches.zip(name(), dy, call.x(0), SoftRectifier::gradient, (g, v) -> g * MathFunctions.sigmoid(v)));
    }
}

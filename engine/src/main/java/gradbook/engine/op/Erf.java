package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.Slopes;
import gradbook.engine.kernel.Stretches;
import gradbook.engine.kernel.function.ArrayFunctions;

/** {@code y = erf x}; {@code dx = dy 2/√π e^(-x²)} (math.md §2.22). */
public record Erf() implements ElementwiseOp {
    /** {@code 2/√π}, the derivative at 0. */
    private static final double SLOPE = 1.1283791670955126;

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Stretches.map(x[0], ArrayFunctions::erf, MathFunctions::erf);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() ->
                Stretches.zip(name(), dy, call.x(0), Slopes::erf, (g, v) -> g * (SLOPE * MathFunctions.exp(-v * v))));
    }
}

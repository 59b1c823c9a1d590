package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.MathFunctions;

/**
 * {@code y = a^b} with broadcasting; {@code da = dy b a^(b-1)}, which is 0 where {@code b = 0}; {@code db = dy y ln a}, which is
 * 0 where {@code a = 0} and {@code b >= 0}, as in PyTorch (math.md §2.10).
 */
public record Pow() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Elementwise.zip(name(), x[0], x[1], MathFunctions::pow, MathFunctions::pow);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(
                () -> Elementwise.zip(
                        name(),
                        dy,
                        call.x(0),
                        call.x(1),
                        (g, a, b) -> b == 0 ? 0 : g * (b * MathFunctions.pow(a, b - 1)),
                        (g, a, b) -> b == 0 ? 0 : g * (b * MathFunctions.pow(a, b - 1))),
                // Where a = 0, y is 0 for b > 0, 1 for b = 0, and infinite for b < 0.
                () -> Elementwise.zip(
                        name(),
                        dy,
                        call.x(0),
                        call.y(),
                        (g, a, y) -> a == 0 && Math.abs(y) <= 1 ? 0 : g * (y * MathFunctions.log(a)),
                        (g, a, y) -> a == 0 && Math.abs(y) <= 1 ? 0 : g * (y * MathFunctions.log(a))));
    }

    @Override
    public int arity() {
        return 2;
    }
}

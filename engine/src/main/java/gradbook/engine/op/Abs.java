package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;

/** {@code y = |x|}; {@code dx = dy sign x}, which is 0 at 0 (math.md §2.13). */
public record Abs() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Elementwise.map(x[0], Math::abs, Math::abs);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(
                () -> Elementwise.zip(name(), dy, new Sign().value(call.x(0)), (g, s) -> g * s, (g, s) -> g * s));
    }
}

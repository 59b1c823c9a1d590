package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Rectifier;

/** {@code y = max(x, 0)}; {@code dx = 0} where {@code x <= 0}, else dy (math.md §2.4). */
public record Relu() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Rectifier.value(x[0]);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Rectifier.gradient(call.x(0), dy));
    }
}

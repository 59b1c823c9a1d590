package gradbook.engine.op;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.Rectifier;

/** {@code y = max(x, 0)}; {@code dx = 0} where {@code x <= 0}, else dy (math.md §2.4). */
public record Relu() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return x[0].dtype() == DType.FLOAT32
                ? Rectifier.value(x[0])
                : Elementwise.map(x[0], v -> Math.max(v, 0f), v -> Math.max(v, 0d));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> dy.dtype() == DType.FLOAT32
                ? Rectifier.gradient(call.x(0), dy)
                : Elementwise.zip(name(), dy, call.x(0), (g, v) -> v <= 0 ? 0 : g, (g, v) -> v <= 0 ? 0 : g));
    }
}

package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;

/** {@code y = a / b} with broadcasting; {@code da = dy / b}, {@code db = -dy y / b} (math.md §2.9). */
public record Div() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return quotient(x[0], x[1]);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(
                () -> quotient(dy, call.x(1)),
                () -> Elementwise.zip(
                        name(), dy, call.y(), call.x(1), (g, y, b) -> -g * (y / b), (g, y, b) -> -g * (y / b)));
    }

    private NdArray quotient(NdArray a, NdArray b) {
        return Elementwise.zip(name(), a, b, (p, q) -> p / q, (p, q) -> p / q);
    }

    @Override
    public int arity() {
        return 2;
    }
}

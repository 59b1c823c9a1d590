package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Arithmetic;
import gradbook.engine.kernel.Elementwise;

/** {@code y = a b} elementwise with broadcasting; {@code da = dy b}, {@code db = dy a} (math.md §2.2). */
public record Mul() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return times(x[0], x[1]);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> times(dy, call.x(1)), () -> times(dy, call.x(0)));
    }

    private NdArray times(NdArray a, NdArray b) {
        return Elementwise.rows(name(), a, b, Arithmetic::multiply, (p, q) -> p * q);
    }

    @Override
    public int arity() {
        return 2;
    }
}

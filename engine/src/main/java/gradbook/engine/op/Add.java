package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Arithmetic;
import gradbook.engine.kernel.Elementwise;

/** {@code y = a + b} with broadcasting; {@code da = dy}, {@code db = dy} (math.md §2.1). */
public record Add() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Elementwise.rows(name(), x[0], x[1], Arithmetic::add, (a, b) -> a + b);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> dy, () -> dy);
    }

    @Override
    public int arity() {
        return 2;
    }
}

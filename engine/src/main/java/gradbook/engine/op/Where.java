package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.Operands;

/**
 * {@code y = a} where the condition is not zero, else {@code b}; da is dy where a was taken, else 0, and db the other way round
 * (math.md §2.16). Inputs: condition (int32), a, b, broadcast together.
 */
public record Where() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Operands.sameFloatingType(name(), x[1], x[2]);
        return select(x[0], x[1], x[2]);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        NdArray zero = NdArray.scalar(dy.dtype(), 0);
        return call.gradients(() -> null, () -> select(call.x(0), dy, zero), () -> select(call.x(0), zero, dy));
    }

    private NdArray select(NdArray condition, NdArray a, NdArray b) {
        return Elementwise.zip(
                name(), condition.to(a.dtype()), a, b, (c, p, q) -> c != 0 ? p : q, (c, p, q) -> c != 0 ? p : q);
    }

    @Override
    public int arity() {
        return 3;
    }

    @Override
    public Input input(int i) {
        return i == 0 ? Input.INDICES : Input.DIFFERENTIABLE;
    }
}

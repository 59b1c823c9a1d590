package gradbook.engine.op;

import static gradbook.engine.kernel.MatMul.product;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Operands;

/** {@code Y = A B}; {@code dA = dY Bᵀ}, {@code dB = Aᵀ dY}; A [m,k], B [k,n], Y [m,n] (math.md §3.1). */
public record MatMul() implements ProductOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Operands.sameFloatingType(name(), x[0], x[1]);
        Operands.rank(name(), x[0], 2);
        Operands.rank(name(), x[1], 2);
        if (x[0].shape().size(1) != x[1].shape().size(0)) {
            throw new IllegalArgumentException(name() + ": inner sizes differ: " + x[0].shape() + " x " + x[1].shape());
        }
        return product(x[0], false, x[1], false);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> product(dy, false, call.x(1), true), () -> product(call.x(0), true, dy, false));
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public long multiplyAdds(Shape y, Shape... x) {
        return (long) y.count() * x[0].size(x[0].rank() - 1);
    }

    @Override
    public String name() {
        return "matmul";
    }
}

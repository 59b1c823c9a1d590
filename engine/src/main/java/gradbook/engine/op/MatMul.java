package gradbook.engine.op;

import static gradbook.engine.kernel.MatMul.product;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Operands;

/**
 * {@code Y = A B}; {@code dA = dY Bᵀ}, {@code dB = Aᵀ dY}; A [..., m, k], B [..., k, n], Y [..., m, n], the axes in front
 * broadcast (math.md §3.1).
 */
public record MatMul() implements ProductOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Operands.sameFloatingType(name(), x[0], x[1]);
        for (NdArray operand : x) {
            if (operand.shape().rank() < 2) {
                throw new IllegalArgumentException(
                        name() + ": expected rank 2 or more, found shape " + operand.shape());
            }
        }
        Shape a = x[0].shape();
        Shape b = x[1].shape();
        if (a.size(a.rank() - 1) != b.size(b.rank() - 2)) {
            throw new IllegalArgumentException(name() + ": inner sizes differ: " + a + " x " + b);
        }
        return product(x[0], false, x[1], false);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> product(dy, false, call.x(1), true), () -> {
            // One B for all of the batch: the rows of every A count as rows of one, and no gradient is formed for each.
            boolean one = call.x(1).shape().rank() == 2;
            return one
                    ? product(Linear.matrix(call.x(0)), true, Linear.matrix(dy), false)
                    : product(call.x(0), true, dy, false);
        });
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

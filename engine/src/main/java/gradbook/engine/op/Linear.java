package gradbook.engine.op;

import static gradbook.engine.kernel.MatMul.product;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Arithmetic;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.Operands;
import java.util.List;

/**
 * {@code Y = x Wᵀ + b}; {@code dx = dY W}, {@code dW = dYᵀ x}, {@code db = Σ dY} over the axes in front; x [..., in],
 * W [out, in], b [out], Y [..., out] (math.md §3.2). The axes in front count as rows of one matrix. Fused, so that the
 * transpose need not be formed; the bits are those of the product and the addition.
 *
 * @param bias whether b is the third input
 */
public record Linear(boolean bias) implements ProductOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Shape shape = x[0].shape();
        Shape weight = x[1].shape();
        Operands.sameFloatingType(name(), x[0], x[1]);
        Operands.rank(name(), x[1], 2);
        if (shape.rank() < 1 || shape.size(shape.rank() - 1) != weight.size(1)) {
            throw new IllegalArgumentException(name() + ": expected input [..., " + weight.size(1) + "] for weight "
                    + weight + ", found " + shape);
        }
        if (bias) {
            Operands.sameFloatingType(name(), x[1], x[2]);
            if (!x[2].shape().equals(weight.reduce(List.of(1), false))) {
                throw new IllegalArgumentException(name() + ": expected bias [" + weight.size(0) + "] for weight "
                        + weight + ", found " + x[2].shape());
            }
        }
        NdArray y = product(matrix(x[0]), false, x[1], true).reshape(shape.with(shape.rank() - 1, weight.size(0)));
        return bias ? Elementwise.onto(name(), y, x[2], Arithmetic::add, (p, q) -> p + q) : y;
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        Call.Rule dx = () ->
                product(matrix(dy), false, call.x(1), false).reshape(call.x(0).shape());
        Call.Rule dw = () -> product(matrix(dy), true, matrix(call.x(0)), false);
        return bias ? call.gradients(dx, dw, () -> dy) : call.gradients(dx, dw);
    }

    /** The axes in front as one. */
    static NdArray matrix(NdArray x) {
        int last = x.shape().rank() - 1;
        return x.reshape(Shape.of(x.shape().count(0, last), x.shape().size(last)));
    }

    @Override
    public long multiplyAdds(Shape y, Shape... x) {
        return (long) y.count() * x[1].size(1);
    }

    @Override
    public int arity() {
        return bias ? 3 : 2;
    }
}

package gradbook.engine.autograd;

import gradbook.engine.op.Add;
import gradbook.engine.op.Exp;
import gradbook.engine.op.Log;
import gradbook.engine.op.Mul;
import gradbook.engine.op.Neg;
import gradbook.engine.op.Relu;
import gradbook.engine.op.Sigmoid;
import gradbook.engine.op.Tanh;

/** The elementwise methods of {@link Tensor}; two operands are broadcast (math.md §2). */
public sealed interface ElementwiseMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** {@code this + other}. */
    default Tensor add(Tensor other) {
        return Tensor.apply(new Add(), self(), other);
    }

    /** {@code this - other}; derived. */
    default Tensor sub(Tensor other) {
        return add(other.neg());
    }

    /** {@code this * other}. */
    default Tensor mul(Tensor other) {
        return Tensor.apply(new Mul(), self(), other);
    }

    /** {@code factor * this}; the factor is rounded to this type. */
    default Tensor mul(double factor) {
        return mul(self().like(factor));
    }

    /** {@code -this}. */
    default Tensor neg() {
        return Tensor.apply(new Neg(), self());
    }

    /** {@code this²}; derived. */
    default Tensor square() {
        return mul(self());
    }

    /** {@code e^this}. */
    default Tensor exp() {
        return Tensor.apply(new Exp(), self());
    }

    /** Natural logarithm. */
    default Tensor log() {
        return Tensor.apply(new Log(), self());
    }

    /** {@code max(this, 0)}. */
    default Tensor relu() {
        return Tensor.apply(new Relu(), self());
    }

    /** Hyperbolic tangent. */
    default Tensor tanh() {
        return Tensor.apply(new Tanh(), self());
    }

    /** {@code 1 / (1 + e^-this)}. */
    default Tensor sigmoid() {
        return Tensor.apply(new Sigmoid(), self());
    }
}

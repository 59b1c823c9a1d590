package gradbook.engine.autograd;

import gradbook.engine.array.Shape;
import gradbook.engine.op.Abs;
import gradbook.engine.op.Add;
import gradbook.engine.op.Clamp;
import gradbook.engine.op.Cos;
import gradbook.engine.op.Div;
import gradbook.engine.op.Erf;
import gradbook.engine.op.Exp;
import gradbook.engine.op.Log;
import gradbook.engine.op.Log1p;
import gradbook.engine.op.Maximum;
import gradbook.engine.op.Minimum;
import gradbook.engine.op.Mul;
import gradbook.engine.op.Neg;
import gradbook.engine.op.Pow;
import gradbook.engine.op.Sign;
import gradbook.engine.op.Sin;
import gradbook.engine.op.Sqrt;
import gradbook.engine.op.Where;

/** Arithmetic and elementary functions, as methods of {@link Tensor}; several operands are broadcast (math.md §2). */
public sealed interface ElementwiseMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** {@code this + other}. */
    default Tensor add(Tensor other) {
        return Tensor.apply(new Add(), self(), other);
    }

    /** {@code this + term}; the term is rounded to this type. */
    default Tensor add(double term) {
        return add(self().like(term));
    }

    /** {@code this - other}; derived. */
    default Tensor sub(Tensor other) {
        Shape.broadcast("sub", self().shape(), other.shape());
        return add(other.neg());
    }

    /** {@code this - term}; derived. */
    default Tensor sub(double term) {
        return add(-term);
    }

    /** {@code this * other}. */
    default Tensor mul(Tensor other) {
        return Tensor.apply(new Mul(), self(), other);
    }

    /** {@code factor * this}; the factor is rounded to this type. */
    default Tensor mul(double factor) {
        return mul(self().like(factor));
    }

    /** {@code this / other}. */
    default Tensor div(Tensor other) {
        return Tensor.apply(new Div(), self(), other);
    }

    /** {@code this / divisor}; the divisor is rounded to this type. */
    default Tensor div(double divisor) {
        return div(self().like(divisor));
    }

    /** {@code this^exponent}; NaN for a negative number to a power that is no integer. */
    default Tensor pow(Tensor exponent) {
        return Tensor.apply(new Pow(), self(), exponent);
    }

    /** {@code this^exponent}; the exponent is rounded to this type. */
    default Tensor pow(double exponent) {
        return pow(self().like(exponent));
    }

    /** {@code -this}. */
    default Tensor neg() {
        return Tensor.apply(new Neg(), self());
    }

    /** {@code this²}; derived. */
    default Tensor square() {
        return mul(self());
    }

    /** Square root, NaN below 0. */
    default Tensor sqrt() {
        return Tensor.apply(new Sqrt(), self());
    }

    /** {@code e^this}. */
    default Tensor exp() {
        return Tensor.apply(new Exp(), self());
    }

    /** Natural logarithm. */
    default Tensor log() {
        return Tensor.apply(new Log(), self());
    }

    /** {@code ln(1 + this)}, accurate near 0. */
    default Tensor log1p() {
        return Tensor.apply(new Log1p(), self());
    }

    /** Sine of radians. */
    default Tensor sin() {
        return Tensor.apply(new Sin(), self());
    }

    /** Cosine of radians. */
    default Tensor cos() {
        return Tensor.apply(new Cos(), self());
    }

    /** The error function. */
    default Tensor erf() {
        return Tensor.apply(new Erf(), self());
    }

    /** {@code |this|}. */
    default Tensor abs() {
        return Tensor.apply(new Abs(), self());
    }

    /** 1, 0 or -1 as this is above, at or below 0; no gradient flows through it. */
    default Tensor sign() {
        return Tensor.apply(new Sign(), self());
    }

    /** The smaller of each pair; tied elements share the gradient equally. */
    default Tensor minimum(Tensor other) {
        return Tensor.apply(new Minimum(), self(), other);
    }

    /** The larger of each pair; tied elements share the gradient equally. */
    default Tensor maximum(Tensor other) {
        return Tensor.apply(new Maximum(), self(), other);
    }

    /** The nearest number from {@code min} to {@code max}; either may be infinite. */
    default Tensor clamp(double min, double max) {
        return Tensor.apply(new Clamp(min, max), self());
    }

    /** This where the int32 condition is not zero, else {@code other}; all three are broadcast. */
    default Tensor where(Tensor condition, Tensor other) {
        return Tensor.apply(new Where(), condition, self(), other);
    }
}

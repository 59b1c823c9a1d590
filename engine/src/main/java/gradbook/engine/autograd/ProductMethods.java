package gradbook.engine.autograd;

import gradbook.engine.array.Shape;
import gradbook.engine.op.Linear;
import gradbook.engine.op.MatMul;

/** The products of {@link Tensor} (math.md §3). */
public sealed interface ProductMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /**
     * Matrix product of [..., m, k] and [..., k, n], the axes in front broadcast. An operand of rank 1 counts as one row on the
     * left, as one column on the right, and leaves no axis behind.
     */
    default Tensor matmul(Tensor other) {
        checkInner(other.shape());
        boolean row = self().shape().rank() == 1;
        boolean column = other.shape().rank() == 1;
        Tensor a = row ? self().unsqueeze(0) : self();
        Tensor b = column ? other.unsqueeze(1) : other;
        Tensor y = Tensor.apply(new MatMul(), a, b);
        y = column ? y.squeeze(-1) : y;
        return row ? y.squeeze(column ? -1 : -2) : y;
    }

    /** Refuses inner sizes that differ, with the shapes as they were given. */
    private void checkInner(Shape other) {
        Shape shape = self().shape();
        boolean vectors = shape.rank() == 1 || other.rank() == 1;
        if (vectors && shape.rank() > 0 && other.rank() > 0) {
            int inner = shape.size(shape.rank() - 1);
            if (inner != other.size(Math.max(0, other.rank() - 2))) {
                throw new IllegalArgumentException("matmul: inner sizes differ: " + shape + " x " + other);
            }
        }
    }

    /** {@code Σ this other} of two vectors [k]; derived. */
    default Tensor dot(Tensor other) {
        checkVectors("dot", other);
        if (!self().shape().equals(other.shape())) {
            throw new IllegalArgumentException("dot: sizes differ: " + self().shape() + " and " + other.shape());
        }
        return matmul(other);
    }

    /** {@code y_ij = this_i other_j} of two vectors [m] and [n]; derived. */
    default Tensor outer(Tensor other) {
        checkVectors("outer", other);
        return self().unsqueeze(1).mul(other);
    }

    private void checkVectors(String operator, Tensor other) {
        if (self().shape().rank() != 1 || other.shape().rank() != 1) {
            throw new IllegalArgumentException(
                    operator + ": expected two vectors, found shapes " + self().shape() + " and " + other.shape());
        }
    }

    /** {@code this Wᵀ}; this [..., in], W [out, in]. */
    default Tensor linear(Tensor weight) {
        return Tensor.apply(new Linear(false), self(), weight);
    }

    /** {@code this Wᵀ + b}; this [..., in], W [out, in], b [out]. */
    default Tensor linear(Tensor weight, Tensor bias) {
        return Tensor.apply(new Linear(true), self(), weight, bias);
    }
}

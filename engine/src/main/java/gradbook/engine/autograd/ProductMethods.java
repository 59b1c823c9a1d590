package gradbook.engine.autograd;

import gradbook.engine.op.MatMul;

/** The products of {@link Tensor} (math.md §3). */
public sealed interface ProductMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** Matrix product of [m, k] and [k, n]. */
    default Tensor matmul(Tensor other) {
        return Tensor.apply(new MatMul(), self(), other);
    }
}

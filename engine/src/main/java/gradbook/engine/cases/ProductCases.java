package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.OpCase.derived;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Linear;
import gradbook.engine.op.MatMul;
import java.util.List;

/** Products (math.md §3). */
final class ProductCases {
    static final List<OpCase> ALL = List.of(
            of("matmul", new MatMul(), real(3, 4), real(4, 5)),
            of("matmul-awkward", new MatMul(), real(7, 13), real(13, 17)),
            of("matmul-row", new MatMul(), real(1, 6), real(6, 1)),
            of("matmul-inner-empty", new MatMul(), real(2, 0), real(0, 3)),
            of("matmul-batch", new MatMul(), real(2, 3, 4), real(2, 4, 5)),
            of("matmul-batch-broadcast", new MatMul(), real(2, 1, 3, 4), real(3, 4, 2)),
            of("matmul-batch-times-one", new MatMul(), real(3, 2, 5), real(5, 3)),
            of("matmul-one-times-batch", new MatMul(), real(2, 5), real(3, 5, 1)),
            of("matmul-batch-empty", new MatMul(), real(0, 2, 3), real(3, 2)),
            of("linear", new Linear(true), real(5, 7), real(3, 7), real(3)),
            of("linear-without-bias", new Linear(false), real(5, 7), real(3, 7)),
            of("linear-vector", new Linear(true), real(7), real(3, 7), real(3)),
            of("linear-sequences", new Linear(true), real(2, 3, 4), real(1, 4), real(1)),
            of("linear-empty", new Linear(true), real(0, 4), real(2, 4), real(2)),
            derived("matrix-vector", "matmul", x -> x[0].matmul(x[1]), real(3, 4), real(4)),
            derived("vector-matrix", "matmul", x -> x[0].matmul(x[1]), real(4), real(2, 4, 3)),
            derived("dot", "dot", x -> x[0].dot(x[1]), real(67), real(67)),
            derived("outer", "outer", x -> x[0].outer(x[1]), real(3), real(5)),
            derived("einsum-matmul", "einsum", x -> Tensor.einsum("ij,jk->ik", x[0], x[1]), real(3, 4), real(4, 5)),
            derived(
                    "einsum-batch",
                    "einsum",
                    x -> Tensor.einsum("bhqd,bhkd->bhqk", x[0], x[1]),
                    real(2, 2, 3, 4),
                    real(2, 2, 5, 4)),
            derived(
                    "einsum-summed-alone",
                    "einsum",
                    x -> Tensor.einsum("ijk,l->kj", x[0], x[1]),
                    real(2, 3, 4),
                    real(3)),
            derived("einsum-to-scalar", "einsum", x -> Tensor.einsum("ij,ji->", x[0], x[1]), real(3, 5), real(5, 3)));

    private ProductCases() {}
}

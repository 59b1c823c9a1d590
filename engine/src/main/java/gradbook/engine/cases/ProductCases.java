package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.op.MatMul;
import java.util.List;

/** Products (math.md §3). */
final class ProductCases {
    static final List<OpCase> ALL = List.of(
            of("matmul", new MatMul(), real(3, 4), real(4, 5)),
            of("matmul-awkward", new MatMul(), real(7, 13), real(13, 17)),
            of("matmul-row", new MatMul(), real(1, 6), real(6, 1)),
            of("matmul-inner-empty", new MatMul(), real(2, 0), real(0, 3)));

    private ProductCases() {}
}

package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.indices;
import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.OpCase.derived;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.array.Shape;
import gradbook.engine.op.Gather;
import gradbook.engine.op.Permute;
import gradbook.engine.op.Reshape;
import gradbook.engine.op.Slice;
import java.util.List;

/** Movement (math.md §5). */
final class MovementCases {
    static final List<OpCase> ALL = List.of(
            of("reshape", new Reshape(Shape.of(6, 2)), real(3, 4)),
            of("reshape-to-scalar", new Reshape(Shape.SCALAR), real(1, 1)),
            of("permute", new Permute(List.of(1, 0)), real(3, 5)),
            of("permute-cycle", new Permute(List.of(2, 0, 1)), real(2, 3, 4)),
            of("slice-rows", new Slice(0, 1, 4, 1), real(5, 3)),
            of("slice-every-third-column", new Slice(1, 1, 8, 3), real(2, 9)),
            of("slice-nothing", new Slice(0, 2, 2, 1), real(3, 2)),
            of("gather-column", new Gather(1), real(4, 5), indices(Shape.of(4, 1), 0, 4, 2, 2)),
            of("gather-rows-twice", new Gather(0), real(3, 2), indices(Shape.of(4, 2), 0, 2, 2, 2, 1, 0, 0, 2)),
            derived("transpose", "transpose", x -> x[0].transpose(), real(3, 5)));

    private MovementCases() {}
}

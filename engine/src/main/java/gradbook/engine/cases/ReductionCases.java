package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.Inputs.spaced;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.op.Max;
import gradbook.engine.op.Mean;
import gradbook.engine.op.Sum;
import java.util.List;

/** Reductions (math.md §4). */
final class ReductionCases {
    static final List<OpCase> ALL = List.of(
            of("sum-all", new Sum(List.of(0, 1), false), real(5, 7)),
            of("sum-first", new Sum(List.of(0), false), real(5, 7)),
            of("sum-last-kept", new Sum(List.of(1), true), real(5, 37)),
            of("sum-outer-axes", new Sum(List.of(0, 2), false), real(3, 4, 5)),
            of("sum-nothing", new Sum(List.of(), false), real(3)),
            of("mean-all", new Mean(List.of(0, 1), false), real(5, 7)),
            of("mean-middle-kept", new Mean(List.of(1), true), real(2, 6, 3)),
            of("max-last", new Max(List.of(1), false), spaced(4, 6)),
            of("max-all-kept", new Max(List.of(0, 1), true), spaced(3, 5)));

    private ReductionCases() {}
}

package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.Inputs.spaced;
import static gradbook.engine.cases.Inputs.uniform;
import static gradbook.engine.cases.OpCase.derived;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.op.ArgMax;
import gradbook.engine.op.LogSumExp;
import gradbook.engine.op.Max;
import gradbook.engine.op.Mean;
import gradbook.engine.op.Min;
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
            of("sum-alternating-axes", new Sum(List.of(0, 2, 4), true), real(2, 3, 1, 5, 2)),
            of("mean-all", new Mean(List.of(0, 1), false), real(5, 7)),
            of("mean-middle-kept", new Mean(List.of(1), true), real(2, 6, 3)),
            of("max-last", new Max(List.of(1), false), spaced(4, 6)),
            of("max-all-kept", new Max(List.of(0, 1), true), spaced(3, 5)),
            of("max-outer-axes", new Max(List.of(0, 2), false), spaced(3, 4, 5)),
            of("min-first", new Min(List.of(0), false), spaced(5, 4)),
            of("min-all-kept", new Min(List.of(0, 1), true), spaced(3, 5)),
            of("min-outer-axes", new Min(List.of(0, 2), false), spaced(3, 4, 5)),
            of("min-nothing", new Min(List.of(), false), spaced(3)),
            of("arg-max-last", new ArgMax(1, false), spaced(4, 6)),
            of("arg-max-middle-kept", new ArgMax(1, true), spaced(2, 5, 3)),
            of("arg-max-empty", new ArgMax(1, false), spaced(0, 3)),
            of("log-sum-exp-last", new LogSumExp(List.of(1), false), uniform(-4, 4, 5, 7)),
            of("log-sum-exp-outer-axes-kept", new LogSumExp(List.of(0, 2), true), uniform(-4, 4, 3, 2, 5)),
            of("log-sum-exp-one", new LogSumExp(List.of(0), false), real(1, 3)),
            of("log-sum-exp-nothing", new LogSumExp(List.of(), false), real(3)),
            derived("max-of-all", "max", x -> x[0].max(), spaced(3, 5)),
            derived("min-of-all", "min", x -> x[0].min(), spaced(3, 5)),
            derived("arg-max-of-all", "argMax", x -> x[0].argMax(), spaced(3, 5)),
            derived("log-sum-exp-of-all", "logSumExp", x -> x[0].logSumExp(), real(3, 5)),
            derived("variance-of-all", "variance", x -> x[0].variance(1), real(5, 7)),
            derived("variance-last-kept", "variance", x -> x[0].variance(0, true, -1), real(3, 5)),
            derived("variance-outer-axes", "variance", x -> x[0].variance(1, false, 0, 2), real(3, 2, 5)),
            derived("std-of-all", "std", x -> x[0].std(1), real(5, 7)),
            derived("std-first", "std", x -> x[0].std(0, false, 0), spaced(6, 3)));

    private ReductionCases() {}
}

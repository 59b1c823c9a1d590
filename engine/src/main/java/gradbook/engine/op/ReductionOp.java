package gradbook.engine.op;

/** Makes one element out of many along some axes (math.md §4). */
public sealed interface ReductionOp extends Op permits ArgMax, LogSumExp, Max, Mean, Min, Sum {}

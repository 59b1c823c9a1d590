package gradbook.engine.op;

/** Moves elements without arithmetic (math.md §5). */
public sealed interface MovementOp extends Op permits Gather, Permute, Reshape, Slice {}

package gradbook.engine.op;

/** Goes through a sequence step by step (math.md §9). */
public sealed interface RecurrentOp extends Op permits Lstm {}

package gradbook.engine.op;

/** Lets the places of a sequence see each other (math.md §10). */
public sealed interface AttentionOp extends Op permits SelfAttention {}

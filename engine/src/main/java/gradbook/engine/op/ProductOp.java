package gradbook.engine.op;

/** Sums of products (math.md §3). */
public sealed interface ProductOp extends Op permits Linear, MatMul {}

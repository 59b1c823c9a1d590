package gradbook.engine.op;

/** Acts on each element, or on each pair of elements under broadcasting (math.md §2). */
public sealed interface ElementwiseOp extends Op permits Add, Exp, Log, Mul, Neg, Relu, Sigmoid, Tanh {}

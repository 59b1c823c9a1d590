package gradbook.engine.op;

/** Softmax and what is fused with it (math.md §6). */
public sealed interface SoftmaxOp extends Op permits LogSoftmax, Softmax, SoftmaxCrossEntropy {}

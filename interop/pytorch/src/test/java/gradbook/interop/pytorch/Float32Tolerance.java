package gradbook.interop.pytorch;

import java.util.List;
import java.util.Set;

/**
 * How far a float32 result may be from libtorch's, relative to the largest element of its array, by operator or layer. libtorch adds
 * in other orders than we do, and in others again on other processors, so each tolerance leaves room over what was measured on one.
 *
 * @param relative the tolerance
 * @param reason why it is not smaller
 */
record Float32Tolerance(double relative, String reason) {
    /** Unit roundoff of float32, 2^-24. */
    private static final double U = 0x1p-24;

    private static final Float32Tolerance EXACT =
            new Float32Tolerance(0, "values and gradients are moved, chosen or rounded once");
    private static final Float32Tolerance ROUNDED =
            new Float32Tolerance(8 * U, "a few roundings and an elementary function within 1 or 2 ulp");
    private static final Float32Tolerance SUMMED =
            new Float32Tolerance(16 * U, "sums of some ten products, added in another order");
    /** An LSTM's step in float32 by NumPy is up to 9 roundings of the largest element from float64, and so are we, either way. */
    private static final Float32Tolerance GATED =
            new Float32Tolerance(32 * U, "sums through gates: each side is about ten roundings from the exact result");

    private static final Float32Tolerance CANCELLED = new Float32Tolerance(
            64 * U, "differences of sums that nearly cancel: the roundings stay, the result does not");
    private static final Float32Tolerance OPTIMIZER = new Float32Tolerance(1e-6, "200 updates of a few roundings each");

    private static final Set<String> EXACT_GROUPS = Set.of(
            "abs",
            "argMax",
            "chunk",
            "clamp",
            "concatenate",
            "dropout",
            "dropout2d",
            "flatten",
            "flip",
            "leaky-relu",
            "leakyRelu",
            "max",
            "min",
            "neg",
            "oneHot",
            "pad",
            "permute",
            "relu",
            "reshape",
            "sign",
            "slice",
            "split",
            "squeeze",
            "stack",
            "transpose",
            "triangle",
            "tril",
            "triu",
            "unsqueeze");

    private static final Set<String> SUMMED_GROUPS = Set.of(
            "conv-transpose2d",
            "conv1d",
            "conv2d",
            "conv2d-every-option",
            "conv2d-same",
            "convTranspose1d",
            "convTranspose2d",
            "crossEntropy",
            "einsum",
            "linear",
            "linear-without-bias",
            "logSumExp",
            "multi-head-attention",
            "multi-head-attention-causal",
            "multi-head-attention-cross",
            "residual",
            "residual-with-shortcut",
            "scaledDotProduct",
            "sequential",
            "sum",
            "causalScaledDotProduct",
            "outer",
            "variance",
            "std");

    private static final Set<String> GATED_GROUPS = Set.of(
            "gru",
            "gru-deep",
            "lstm",
            "lstm-batch-first",
            "lstm-deep",
            "lstm-dropout",
            "lstm-without-bias",
            "rnn",
            "rnn-relu-deep");

    private static final Set<String> CANCELLED_GROUPS = Set.of(
            "batch-norm1d",
            "batch-norm1d-of-sequences",
            "batch-norm2d",
            "batchNorm",
            "dot",
            "group-norm",
            "group-norm-plain",
            "groupNorm",
            "layer-norm",
            "layer-norm-plain",
            "layerNorm",
            "logSoftmax",
            "matmul",
            "softmax",
            "sigmoid",
            "tanh",
            "standardize",
            "transformer-block",
            "transformer-block-dropout",
            "transformer-block-norm-last",
            "transformer-block-seeing-all");

    /** The groups named here; each must exist. */
    static final List<Set<String>> NAMED = List.of(EXACT_GROUPS, SUMMED_GROUPS, GATED_GROUPS, CANCELLED_GROUPS);

    /** The tolerance for a group of a kind. */
    static Float32Tolerance of(Kind kind, String group) {
        if (kind == Kind.OPTIMIZERS) {
            return OPTIMIZER;
        }
        if (EXACT_GROUPS.contains(group)) {
            return EXACT;
        }
        if (SUMMED_GROUPS.contains(group)) {
            return SUMMED;
        }
        if (GATED_GROUPS.contains(group)) {
            return GATED;
        }
        return CANCELLED_GROUPS.contains(group) ? CANCELLED : ROUNDED;
    }
}

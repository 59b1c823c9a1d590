package gradbook.interop.onnx.reader;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import java.util.Optional;
import java.util.Set;

/**
 * How far a result may be from the official one, which NumPy computed: in unit roundoffs of its type (2^-24 or 2^-53), times the
 * largest element of its array. Official files do not change and our bits do not differ between machines, so little room is left
 * over what was measured. ONNX's own rule, {@code |found - expected| <= 1e-7 + 1e-3 |expected|} for each element, holds besides.
 */
enum Tolerance {
    /** Values are moved, chosen or rounded once. */
    EXACT(0),
    /** A few roundings, and elementary functions within 1 or 2 ulp, on both sides: 2.1 in Selu. */
    ROUNDED(4),
    /** Sums of some ten or hundred terms, added in another order: 5.1 in LayerNormalization written out. */
    SUMMED(8),
    /** Sums of up to 6,480 terms, added here in 16 chains and in NumPy by halves: 27.3 in NegativeLogLikelihoodLoss written out. */
    LONG(32);

    private static final Set<String> OF_ROUNDED = Set.of(
            "Adagrad",
            "Adam",
            "Celu",
            "Cos",
            "Elu",
            "Erf",
            "Exp",
            "HardSigmoid",
            "HardSwish",
            "Log",
            "Mean",
            "Momentum",
            "Pow",
            "ReduceLogSum",
            "ScatterElements",
            "Selu",
            "Sigmoid",
            "Sin",
            "Softplus",
            "Softsign",
            "Tanh");

    private static final Set<String> OF_SUMMED = Set.of(
            "AveragePool",
            "BatchNormalization",
            "Conv",
            "ConvTranspose",
            "Einsum",
            "GRU",
            "Gemm",
            "GlobalAveragePool",
            "InstanceNormalization",
            "LSTM",
            "LayerNormalization",
            "LogSoftmax",
            "MatMul",
            "MeanVarianceNormalization",
            "NegativeLogLikelihoodLoss",
            "RNN",
            "ReduceL1",
            "ReduceL2",
            "ReduceLogSumExp",
            "ReduceMean",
            "ReduceSumSquare",
            "Softmax",
            "SoftmaxCrossEntropyLoss");

    private static final double OFFICIAL_RELATIVE = 1e-3;
    private static final double OFFICIAL_ABSOLUTE = 1e-7;

    private final int roundoffs;

    Tolerance(int roundoffs) {
        this.roundoffs = roundoffs;
    }

    /** That of an operator. */
    static Tolerance of(String type) {
        if (type.equals("ReduceSum")) {
            return LONG;
        }
        return OF_SUMMED.contains(type) ? SUMMED : OF_ROUNDED.contains(type) ? ROUNDED : EXACT;
    }

    /** The wider of two. */
    Tolerance or(Tolerance other) {
        return compareTo(other) < 0 ? other : this;
    }

    /** What is wrong with {@code found}, in a sentence; empty if nothing is. */
    Optional<String> difference(NdArray expected, NdArray found) {
        if (expected.dtype() != found.dtype() || !expected.shape().equals(found.shape())) {
            return Optional.of("expected " + expected + ", found " + found);
        }
        double unit = expected.dtype() == DType.FLOAT64 ? 0x1p-53 : 0x1p-24;
        double allowed = roundoffs * unit * largest(expected);
        for (int i = 0; i < expected.count(); i++) {
            double wanted = expected.at(i);
            double value = found.at(i);
            double distance = Math.abs(value - wanted);
            boolean same = value == wanted || (Double.isNaN(value) && Double.isNaN(wanted));
            boolean near = distance <= allowed && distance <= OFFICIAL_ABSOLUTE + OFFICIAL_RELATIVE * Math.abs(wanted);
            if (!same && !near) {
                return Optional.of("expected " + wanted + " at position " + i + " of " + expected.shape() + ", found "
                        + value + ", off by " + distance / largest(expected) / unit + " roundoffs of the largest, "
                        + name() + " allows " + roundoffs);
            }
        }
        return Optional.empty();
    }

    /** The largest magnitude among the finite elements. */
    private static double largest(NdArray array) {
        double largest = 0;
        for (int i = 0; i < array.count(); i++) {
            double magnitude = Math.abs(array.at(i));
            largest = Double.isFinite(magnitude) ? Math.max(largest, magnitude) : largest;
        }
        return largest;
    }
}

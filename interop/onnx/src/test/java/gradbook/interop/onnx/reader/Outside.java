package gradbook.interop.onnx.reader;

import java.util.List;
import java.util.Set;

/**
 * ONNX operators that are not read. A graph that needs one of them is not run.
 *
 * @param reason what the engine lacks
 */
record Outside(String reason, Set<String> types) {
    static final List<Outside> ALL = List.of(
            row("infinities of one sign are not told apart", "IsInf"),
            row("nothing here rounds to integers or computes in them", "BitShift", "Ceil", "Floor", "Mod", "Round"),
            row(
                    "no network of ours asks for these functions",
                    "Acos",
                    "Acosh",
                    "Asin",
                    "Asinh",
                    "Atan",
                    "Atanh",
                    "Cosh",
                    "Sinh",
                    "Tan"),
            row("sums and maxima are the only reductions", "CumSum", "Det", "LRN", "ReduceProd"),
            row("a type is named, not copied from another array", "CastLike"),
            row(
                    "there are no quantized numbers",
                    "ConvInteger",
                    "DequantizeLinear",
                    "DynamicQuantizeLinear",
                    "MatMulInteger",
                    "QLinearConv",
                    "QLinearMatMul",
                    "QuantizeLinear"),
            row(
                    "nothing here picks by several indices at once, by order or by condition",
                    "Compress",
                    "GatherND",
                    "MaxUnpool",
                    "NonMaxSuppression",
                    "NonZero",
                    "ReverseSequence",
                    "ScatterND",
                    "TopK",
                    "Unique"),
            row("nothing here interpolates between pixels", "GridSample", "RoiAlign"),
            row(
                    "signals and their spectra are no subject here",
                    "BlackmanWindow",
                    "DFT",
                    "HammingWindow",
                    "HannWindow",
                    "MelWeightMatrix",
                    "STFT"),
            row("text is no subject here", "StringNormalizer", "TfIdfVectorizer"),
            row(
                    "random numbers and sequences are made by keys and arrays, not by operators",
                    "Bernoulli",
                    "RandomUniformLike",
                    "EyeLike",
                    "Range"),
            row(
                    "control flow and sequences are Java's",
                    "If",
                    "Loop",
                    "OptionalGetElement",
                    "OptionalHasElement",
                    "Scan",
                    "SequenceEmpty",
                    "SequenceInsert",
                    "SequenceLength",
                    "SequenceMap"));

    private static Outside row(String reason, String... types) {
        return new Outside(reason, Set.of(types));
    }
}

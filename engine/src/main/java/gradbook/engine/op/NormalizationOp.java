package gradbook.engine.op;

/** Brings elements to a common scale along some axes (math.md §8). */
public sealed interface NormalizationOp extends Op permits Standardize, RmsNormalize {}

package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.OpCase.derived;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.op.RmsNormalize;
import gradbook.engine.op.Standardize;
import java.util.List;

/** Normalization (math.md §8). */
final class NormalizationCases {
    /** Large enough that third derivatives stay moderate where few elements are standardized. */
    private static final double EPSILON = 0.1;

    static final List<OpCase> ALL = List.of(
            of("standardize-last", new Standardize(List.of(1), EPSILON), real(3, 17)),
            of("standardize-outer", new Standardize(List.of(0, 2), EPSILON), real(3, 2, 5)),
            of("standardize-one", new Standardize(List.of(0), EPSILON), real(1, 3)),
            of("standardize-empty", new Standardize(List.of(1), EPSILON), real(0, 3)),
            of("rms-normalize-last", new RmsNormalize(List.of(1), EPSILON), real(3, 17)),
            of("rms-normalize-two", new RmsNormalize(List.of(1, 2), EPSILON), real(2, 3, 5)),
            derived("standardize-tensor", "standardize", x -> x[0].standardize(EPSILON, -1), real(2, 7)),
            derived("rms-normalize-tensor", "rmsNormalize", x -> x[0].rmsNormalize(EPSILON, 0), real(7, 2)),
            derived("batch-norm-2d", "batchNorm", x -> x[0].batchNorm(EPSILON), real(2, 3, 4, 3)),
            derived("batch-norm-1d", "batchNorm", x -> x[0].batchNorm(EPSILON), real(5, 3)),
            derived("layer-norm", "layerNorm", x -> x[0].layerNorm(2, EPSILON), real(3, 2, 5)),
            derived("rms-norm", "rmsNorm", x -> x[0].rmsNorm(1, EPSILON), real(2, 3, 7)),
            derived("group-norm", "groupNorm", x -> x[0].groupNorm(2, EPSILON), real(2, 4, 3, 2)),
            derived("group-norm-of-one", "groupNorm", x -> x[0].groupNorm(1, EPSILON), real(2, 3)));

    private NormalizationCases() {}
}

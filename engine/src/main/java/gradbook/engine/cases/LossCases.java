package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.awayFromZero;
import static gradbook.engine.cases.Inputs.indices;
import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.Inputs.uniform;
import static gradbook.engine.cases.OpCase.derived;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.CrossEntropy;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Reduction;
import java.util.List;

/** Losses with their options (math.md §6). */
final class LossCases {
    private static final Inputs LOGITS = uniform(-4, 4, 5, 7);
    private static final Inputs LABELS = indices(Shape.of(5), 0, 6, 3, 3, 1);
    private static final Inputs SOME_IGNORED = indices(Shape.of(5), 0, -100, 3, -100, 1);
    private static final CrossEntropy PLAIN = CrossEntropy.DEFAULT;

    static final List<OpCase> ALL = List.of(
            derived("cross-entropy", "crossEntropy", x -> Loss.crossEntropy(x[0], x[1].value()), LOGITS, LABELS),
            options("cross-entropy-mean", PLAIN, LABELS),
            options("cross-entropy-sum", PLAIN.withReduction(Reduction.SUM), LABELS),
            options("cross-entropy-none", PLAIN.withReduction(Reduction.NONE), LABELS),
            options("cross-entropy-ignored", PLAIN, SOME_IGNORED),
            options("cross-entropy-smoothed", PLAIN.withLabelSmoothing(0.1), LABELS),
            options("cross-entropy-smoothed-ignored", PLAIN.withLabelSmoothing(0.3), SOME_IGNORED),
            weighted("cross-entropy-weighted", PLAIN, SOME_IGNORED),
            weighted("cross-entropy-weighted-smoothed", PLAIN.withLabelSmoothing(0.2), LABELS),
            derived(
                    "cross-entropy-of-pixels",
                    "crossEntropy",
                    x -> PLAIN.of(x[0], x[1].value()),
                    uniform(-4, 4, 2, 3, 2, 2),
                    indices(Shape.of(2, 2, 2), 0, 1, 2, 2, 1, 0, 0, -100)),
            derived(
                    "cross-entropy-probabilities",
                    "crossEntropy",
                    x -> PLAIN.withLabelSmoothing(0.1).of(x[0], x[1]),
                    LOGITS,
                    uniform(0, 0.3, 5, 7)),
            derived(
                    "cross-entropy-probabilities-weighted",
                    "crossEntropy",
                    x -> PLAIN.withWeight(weights(x[0]))
                            .withReduction(Reduction.SUM)
                            .of(x[0], x[1]),
                    LOGITS,
                    uniform(0, 0.3, 5, 7)),
            derived(
                    "negative-log-likelihood",
                    "negativeLogLikelihood",
                    x -> Loss.negativeLogLikelihood(x[0], x[1].value()),
                    uniform(-3, -0.1, 5, 7),
                    LABELS),
            derived(
                    "mean-squared-error",
                    "meanSquaredError",
                    x -> Loss.meanSquaredError(x[0], x[1]),
                    real(4, 3),
                    real(4, 3)),
            derived(
                    "squared-error-none",
                    "meanSquaredError",
                    x -> Loss.meanSquaredError(x[0], x[1], Reduction.NONE),
                    real(4, 3),
                    real(4, 3)),
            derived("l1", "l1", x -> Loss.l1(x[0], x[1], Reduction.MEAN), uniform(1, 2, 3, 5), uniform(-1, 0.5, 3, 5)),
            derived(
                    "huber-near",
                    "huber",
                    x -> Loss.huber(x[0], x[1], 3, Reduction.MEAN),
                    uniform(-1, 1, 3, 5),
                    uniform(-1, 1, 3, 5)),
            derived(
                    "huber-far",
                    "huber",
                    x -> Loss.huber(x[0], x[1], 0.5, Reduction.SUM),
                    uniform(-1, 0, 3, 5),
                    uniform(1, 2, 3, 5)),
            derived(
                    "binary-cross-entropy",
                    "binaryCrossEntropyWithLogits",
                    x -> Loss.binaryCrossEntropyWithLogits(x[0], x[1], Reduction.MEAN),
                    uniform(-4, 4, 3, 5),
                    uniform(0, 1, 3, 5)),
            derived(
                    "binary-cross-entropy-weighted",
                    "binaryCrossEntropyWithLogits",
                    x -> Loss.binaryCrossEntropyWithLogits(x[0], x[1], x[2], Reduction.SUM),
                    uniform(-4, 4, 3, 5),
                    uniform(0, 1, 3, 5),
                    uniform(0.5, 3, 5)),
            // t x is below 0.9 or above 1.1
            derived(
                    "hinge",
                    "hinge",
                    x -> Loss.hinge(x[0], x[1].sign(), Reduction.MEAN),
                    uniform(-0.9, 0.9, 3, 5),
                    awayFromZero(1, 2, 3, 5)),
            derived(
                    "hinge-satisfied",
                    "hinge",
                    x -> Loss.hinge(x[0], x[0].sign(), Reduction.SUM),
                    awayFromZero(1.1, 2, 3, 5)));

    private LossCases() {}

    private static OpCase options(String name, CrossEntropy options, Inputs labels) {
        return derived(name, "crossEntropy", x -> options.of(x[0], x[1].value()), LOGITS, labels);
    }

    private static OpCase weighted(String name, CrossEntropy options, Inputs labels) {
        return derived(
                name, "crossEntropy", x -> options.withWeight(weights(x[0])).of(x[0], x[1].value()), LOGITS, labels);
    }

    private static NdArray weights(Tensor logits) {
        return NdArray.of(Shape.of(7), 0.5, 1.0, 2.0, 0.25, 3.0, 1.5, 0.75).to(logits.dtype());
    }
}

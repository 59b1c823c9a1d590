package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.indices;
import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.OpCase.derived;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.array.Shape;
import gradbook.engine.nn.Attention;
import gradbook.engine.op.SelfAttention;
import java.util.List;

/** Attention (math.md §10). */
final class AttentionCases {
    static final List<OpCase> ALL = List.of(
            of("self-attention", new SelfAttention(2, false), real(2, 3, 12)),
            of("self-attention-causal", new SelfAttention(3, true), real(2, 5, 36)),
            of("self-attention-long", new SelfAttention(1, true), real(1, 37, 51)),
            of("self-attention-of-one", new SelfAttention(1, true), real(1, 1, 3)),
            of("self-attention-empty-batch", new SelfAttention(2, true), real(0, 3, 6)),
            derived(
                    "attention",
                    "scaledDotProduct",
                    x -> Attention.scaledDotProduct(x[0], x[1], x[2]),
                    real(2, 3, 4),
                    real(2, 5, 4),
                    real(2, 5, 3)),
            derived(
                    "attention-masked",
                    "scaledDotProduct",
                    x -> Attention.scaledDotProduct(x[0], x[1], x[2], x[3]),
                    real(2, 2, 3, 4),
                    real(2, 2, 3, 4),
                    real(2, 2, 3, 5),
                    indices(Shape.of(3, 3), 1, 0, 1, 0, 1, 0, 1, 1, 1)),
            derived(
                    "attention-causal",
                    "causalScaledDotProduct",
                    x -> Attention.causalScaledDotProduct(x[0], x[1], x[2]),
                    real(2, 2, 4, 3),
                    real(2, 2, 4, 3),
                    real(2, 2, 4, 3)),
            derived(
                    "attention-of-one",
                    "causalScaledDotProduct",
                    x -> Attention.causalScaledDotProduct(x[0], x[1], x[2]),
                    real(1, 1),
                    real(1, 1),
                    real(1, 2)));

    private AttentionCases() {}
}

package gradbook.engine.cases;

import java.util.List;
import java.util.stream.Stream;

/**
 * The one table of cases. Every check of operators reads it: finite differences, float32 against float64, and whatever
 * comes later. An operator without a row fails the build.
 */
public final class OpCases {
    /** Every case, in the order of {@code math.md}. */
    public static final List<OpCase> ALL = Stream.of(
                    ElementwiseCases.ALL,
                    ActivationCases.ALL,
                    ProductCases.ALL,
                    ReductionCases.ALL,
                    MovementCases.ALL,
                    SoftmaxCases.ALL,
                    ConvolutionCases.ALL,
                    NormalizationCases.ALL,
                    RecurrentCases.ALL,
                    LossCases.ALL,
                    AttentionCases.ALL,
                    AwkwardCases.ALL)
            .flatMap(List::stream)
            .toList();

    private OpCases() {}
}

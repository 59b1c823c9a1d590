package gradbook.engine.cases;

import gradbook.engine.autograd.GradientCheck;
import gradbook.engine.autograd.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table after its gradient check.
 *
 * @param row the case
 * @param worst what the check found; empty where no gradient flows
 */
public record CheckedCase(OpCase row, Optional<GradientCheck.Worst> worst) {
    /**
     * The largest relative difference that passes. Central differences with h = 1e-5 in float64: truncation {@code h² f''' / 6},
     * below 4e-10 where third derivatives are below 20, as they are here; rounding {@code 1e-16 / h} times a sum of up to a
     * hundred terms, 1e-9. A wrong rule misses by far more than this.
     */
    public static final double TOLERANCE = 1e-7;

    /** Checks every case; the same figures on every machine. */
    public static List<CheckedCase> all() {
        return OpCases.ALL.stream().map(CheckedCase::of).toList();
    }

    /** Checks one case. */
    public static CheckedCase of(OpCase row) {
        boolean differentiable = row.apply(row.inputs().stream()
                        .map(x -> x.dtype().isFloating() ? Tensor.leaf(x) : Tensor.constant(x))
                        .toList())
                .requiresGradient();
        return new CheckedCase(
                row, differentiable ? Optional.of(GradientCheck.run(row::apply, row.inputs())) : Optional.empty());
    }

    /** Whether the difference, if there is one, is within the tolerance; NaN is not. */
    public boolean passed() {
        return worst.isEmpty() || worst.get().difference() <= TOLERANCE;
    }
}

package gradbook.engine.golden;

import java.util.Map;

/** What PyTorch is not asked, and why. */
public final class LeftOut {
    private static final String EMPTY_AXES =
            " over an empty list of axes reduces all of them in PyTorch; here, as in NumPy, none";

    /** Rows of the table of cases that PyTorch has no equal for. */
    public static final Map<String, String> OPS = Map.of(
            "sum-nothing", "torch.sum" + EMPTY_AXES,
            "min-nothing", "torch.amin" + EMPTY_AXES,
            "log-sum-exp-nothing", "torch.logsumexp" + EMPTY_AXES);

    /** Gradients that PyTorch does not compute, by row: the input that has none there. */
    public static final Map<String, String> GRADIENTS = Map.of("binary-cross-entropy-weighted", "dx2");

    private LeftOut() {}
}

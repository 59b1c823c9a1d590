package gradbook.interop.pytorch;

import gradbook.interop.pytorch.program.LayerPrograms;
import gradbook.interop.pytorch.program.OpPrograms;
import gradbook.interop.pytorch.program.OptimizerPrograms;
import gradbook.interop.pytorch.program.Program;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The kinds of subjects that are compared as a whole; training runs, which are not, stand in {@link TrajectoriesTest}. */
enum Kind {
    /** 1e-10 in float64: a hundred times what sums in another order can differ by, and far below any mistake. */
    OPS("operator", 1e-10, OpPrograms::all),
    /** As for operators. */
    LAYERS("layer", 1e-10, LayerPrograms::all),
    /** 200 steps of a few roundings of 1e-16. */
    OPTIMIZERS("optimizer", 1e-12, OptimizerPrograms::all);

    private final String singular;
    private final double float64Tolerance;
    private final Supplier<List<Program>> programs;

    Kind(String singular, double float64Tolerance, Supplier<List<Program>> programs) {
        this.singular = singular;
        this.float64Tolerance = float64Tolerance;
        this.programs = programs;
    }

    /** Relative to the largest element of an array. */
    double float64Tolerance() {
        return float64Tolerance;
    }

    /** One of them, {@code operator}. */
    String singular() {
        return singular;
    }

    List<Program> programs() {
        return programs.get();
    }

    /** The folder below {@code golden/}. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}

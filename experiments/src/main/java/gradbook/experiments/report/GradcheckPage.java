package gradbook.experiments.report;

import gradbook.engine.cases.CheckedCase;
import java.util.List;

/** The page over all gradient checks, {@code reports/gradcheck/}: a function of the engine alone. */
final class GradcheckPage {
    /** The folder in {@code reports/}. */
    static final String FOLDER = "gradcheck";

    /** The file in it. */
    static final String FILE = "README.md";

    private GradcheckPage() {}

    /** Made once: the engine gives the same figures each time. */
    private static final class Text {
        static final String PAGE = render(GradientFigures.byOperator(CheckedCase.all()));
    }

    static String render() {
        return Text.PAGE;
    }

    /** The page in Markdown. */
    static String render(List<GradientFigures> table) {
        return new Markdown()
                .heading(1, "Gradients against differences")
                .paragraph("Every operator, and every function derived from operators, at the points of the "
                        + "[table of cases](../../engine/src/main/java/gradbook/engine/cases): the derivative that "
                        + "`Backward` finds, against central differences `(f(x + h v) - f(x - h v)) / 2h` with h = 1e-5 in "
                        + "float64, along random directions v and along each element. The equations are in "
                        + "[math.md](../../math.md).")
                .paragraph(GradientFigures.summary(table) + ".")
                .table(
                        List.of("operator", "kind", ">cases", ">largest relative difference", "in the case"),
                        table.stream().map(GradcheckPage::row).toList())
                .paragraph(
                        "A primitive has a rule of its own; what is derived is made of primitives. Relative means relative "
                                + "to the larger of 1 and the derivative. Second derivatives are not defined: a vector-Jacobian "
                                + "product returns values, not a graph. These figures are the same on every machine:")
                .shell(Commands.gradbook("gradcheck"))
                .toString();
    }

    private static List<String> row(GradientFigures figures) {
        return List.of(
                Markdown.code(figures.operator()),
                figures.kind(),
                Integer.toString(figures.cases().size()),
                GradientFigures.figure(figures.worst()),
                figures.worst().map(one -> one.row().name()).orElse(""));
    }
}

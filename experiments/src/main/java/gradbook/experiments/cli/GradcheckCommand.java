package gradbook.experiments.cli;

import gradbook.engine.cases.CheckedCase;
import gradbook.engine.cases.OpCase;
import gradbook.engine.cases.OpCases;
import gradbook.experiments.io.Failure;
import gradbook.experiments.report.GradientFigures;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradbook gradcheck}. */
@Command(
        name = "gradcheck",
        description = {
            "Hold the gradient of every operator against central differences in float64.",
            "Fails if one differs by more than the tolerance."
        })
final class GradcheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "OPERATOR", description = "Only this one, for instance matmul.")
    private String operator;

    @Option(names = "--cases", description = "A line for each case instead of one for each operator.")
    private boolean byCase;

    @Override
    public Integer call() {
        List<GradientFigures> table = GradientFigures.byOperator(
                chosen().stream().map(CheckedCase::of).toList());
        PrintWriter out = spec.commandLine().getOut();
        out.print((byCase || operator != null ? cases(table) : operators(table)).text());
        out.println();
        out.println(GradientFigures.summary(table));
        out.flush();
        List<String> failed = table.stream()
                .filter(figures -> !figures.passed())
                .map(GradientFigures::operator)
                .toList();
        if (!failed.isEmpty()) {
            throw new Failure("the gradient of " + String.join(", ", failed)
                    + " does not agree with differences; the rule in engine/op or the case's domain is wrong");
        }
        return 0;
    }

    private List<OpCase> chosen() {
        List<OpCase> chosen = OpCases.ALL.stream()
                .filter(row -> operator == null || row.operator().equals(operator))
                .toList();
        if (chosen.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "there is no operator '" + operator + "'; `gradbook gradcheck` lists them all");
        }
        return chosen;
    }

    private static TextTable operators(List<GradientFigures> table) {
        TextTable text = new TextTable(List.of("operator", "kind", "cases", "difference", "largest in"));
        for (GradientFigures figures : table) {
            text.row(
                    figures.operator(),
                    figures.kind(),
                    Integer.toString(figures.cases().size()),
                    GradientFigures.figure(figures.worst()),
                    figures.worst().map(one -> one.row().name()).orElse(""));
        }
        return text;
    }

    private static TextTable cases(List<GradientFigures> table) {
        TextTable text = new TextTable(List.of("operator", "case", "inputs", "difference", "largest along"));
        for (GradientFigures figures : table) {
            for (CheckedCase one : figures.cases()) {
                text.row(
                        figures.operator(),
                        one.row().name(),
                        one.row().inputs().stream()
                                .map(input -> input.shape().toString())
                                .collect(Collectors.joining(" ")),
                        GradientFigures.figure(Optional.of(one)),
                        one.worst().map(worst -> worst.direction()).orElse(""));
            }
        }
        return text;
    }
}

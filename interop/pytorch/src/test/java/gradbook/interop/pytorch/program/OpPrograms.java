package gradbook.interop.pytorch.program;

import gradbook.engine.array.DType;
import gradbook.engine.cases.OpCase;
import gradbook.engine.cases.OpCases;
import gradbook.engine.golden.LeftOut;
import gradbook.engine.golden.OpSubjects;
import gradbook.engine.golden.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of the table of cases: an expression of PyTorch for each, and its gradients by PyTorch's own backward pass. */
public final class OpPrograms {
    private OpPrograms() {}

    /** Every row that is not left out, in the order of the table. */
    public static List<Program> all() {
        return OpCases.ALL.stream()
                .filter(row -> !LeftOut.OPS.containsKey(row.name()))
                .map(OpPrograms::of)
                .toList();
    }

    private static Program of(OpCase row) {
        Subject subject = OpSubjects.of(row);
        List<String> results = subject.results(DType.FLOAT64).keySet().stream()
                .filter(name -> !name.equals(LeftOut.GRADIENTS.get(row.name())))
                .toList();
        String expression = expression(row)
                .orElseThrow(() ->
                        new AssertionError(row.name() + ": neither has an expression of PyTorch nor is it left out"));
        return new Program(subject, body(expression, results), results);
    }

    /** The row in PyTorch's operators over x0, x1, ...: by its operator, or by its name where it is derived. */
    static Optional<String> expression(OpCase row) {
        return row.op().isPresent()
                ? OperatorExpressions.of(row.op().get(), row.inputs().size())
                : Optional.ofNullable(FunctionExpressions.ALL.get(row.name()));
    }

    private static String body(String expression, List<String> results) {
        List<String> leaves = results.stream()
                .filter(name -> name.startsWith("dx"))
                .map(name -> name.substring(1))
                .toList();
        StringBuilder body = new StringBuilder();
        leaves.forEach(x -> body.append(x + " = self.leaf(" + x + ")\n"));
        body.append("y = ").append(expression).append('\n');
        if (leaves.isEmpty()) {
            return body.append("return [y]\n").toString();
        }
        String list = leaves.stream().collect(Collectors.joining(", ", "[", "]"));
        return body.append("return [y] + self.gradients(y, " + list + ", dy)\n").toString();
    }
}

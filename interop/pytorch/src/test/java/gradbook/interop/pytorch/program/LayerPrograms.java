package gradbook.interop.pytorch.program;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.golden.LayerSubjects;
import gradbook.engine.golden.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every layer in PyTorch's functions, its parameters copied over; gradients by PyTorch's own backward pass. */
public final class LayerPrograms {
    private LayerPrograms() {}

    /** All of them, in training and in evaluation. */
    public static List<Program> all() {
        return LayerSubjects.all().stream().map(LayerPrograms::of).toList();
    }

    private static Program of(Subject subject) {
        String statements = statements(subject);
        Map<String, NdArray> results = subject.results(DType.FLOAT64);
        List<String> leaves = results.keySet().stream()
                .filter(name -> name.startsWith("d") && subject.given().containsKey(name.substring(1)))
                .map(name -> name.substring(1))
                .toList();
        List<String> outputs = subject.given().keySet().stream()
                .filter(name -> name.startsWith("d") && results.containsKey(name.substring(1)))
                .map(name -> name.substring(1))
                .toList();
        List<String> buffers = results.keySet().stream()
                .filter(name -> subject.given().containsKey(name))
                .toList();
        StringBuilder body = new StringBuilder();
        body.append("training = ")
                .append(subject.name().endsWith("-train") ? "True" : "False")
                .append('\n');
        leaves.forEach(name -> assign(body, name, "self.leaf(" + Program.identifier(name) + ")"));
        buffers.forEach(name -> assign(body, name, "torch.clone(" + Program.identifier(name) + ")"));
        body.append(statements.strip()).append('\n');
        body.append(outputs.stream()
                .map(name -> "torch.sum(" + name + " * d" + name + ")")
                .collect(Collectors.joining(" + ", "total = ", "\n")));
        body.append("return " + list(outputs) + " + self.gradients(total, " + list(leaves)
                + ", torch.ones_like(total)) + " + (buffers.isEmpty() ? "annotate(List[Tensor], [])" : list(buffers)));
        List<String> names = Stream.of(outputs.stream(), leaves.stream().map(name -> "d" + name), buffers.stream())
                .flatMap(part -> part)
                .toList();
        return new Program(subject, body.append('\n').toString(), names);
    }

    private static void assign(StringBuilder body, String name, String value) {
        body.append(Program.identifier(name)).append(" = ").append(value).append('\n');
    }

    private static String list(List<String> names) {
        return names.stream().map(Program::identifier).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String statements(Subject subject) {
        String statements = LayerStatements.ALL.get(subject.group());
        if (statements == null) {
            throw new AssertionError(subject.group() + ": has no equal in PyTorch's functions yet");
        }
        return statements;
    }
}

package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a network is made of: its parts in the order they run, with output shapes, parameters and multiply-adds, found by running
 * it once in evaluation. As text it is a table.
 *
 * @param rows a part each; what belongs to a part's own parts is not counted again
 * @param parameters trained values of the whole network, a shared one once
 * @param frozen those of them that are frozen
 * @param multiplyAdds of the whole run
 */
public record Summary(List<Row> rows, long parameters, long frozen, long multiplyAdds) {
    /**
     * A part of the network.
     *
     * @param path its name, {@code block1.conv}
     * @param type what it is, {@code Linear}
     * @param output shape of its output
     * @param parameters trained values of its own
     * @param multiplyAdds products of its own
     */
    public record Row(String path, String type, Shape output, long parameters, long multiplyAdds) {}

    public Summary {
        rows = List.copyOf(rows);
    }

    /** The summary for a float32 input of this shape, batch first. */
    public static Summary of(Module model, int... inputShape) {
        return of(model, NdArray.zeros(Shape.of(inputShape), DType.FLOAT32));
    }

    /** The summary for this input. */
    public static Summary of(Module model, NdArray input) {
        List<Row> rows = new ArrayList<>();
        Counter counter = new Counter();
        Tensor x = Tensor.constant(input);
        Tensor y = model.forward(x, Mode.observed((path, part, in, out) -> {
            long products = counter.upTo(in, out);
            rows.add(new Row(path, type(part), out.shape(), own(part), products));
        }));
        long rest = counter.upTo(x, y);
        if (rest > 0 || rows.isEmpty() || own(model) > 0) {
            rows.add(new Row("", type(model), y.shape(), own(model), rest));
        }
        long frozen = model.parameters().stream()
                .filter(Parameter::isFrozen)
                .mapToLong(parameter -> parameter.value().count())
                .sum();
        return new Summary(
                rows,
                model.parameterCount(),
                frozen,
                rows.stream().mapToLong(Row::multiplyAdds).sum());
    }

    private static long own(Module part) {
        return part.ownParameters().values().stream()
                .mapToLong(parameter -> parameter.value().count())
                .sum();
    }

    private static String type(Module part) {
        return part instanceof Enum<?> constant
                ? constant.name().toLowerCase(Locale.ROOT)
                : part.getClass().getSimpleName();
    }

    /** Counts each remembered operator once. */
    private static final class Counter {
        private final Set<Tensor> counted = Collections.newSetFromMap(new IdentityHashMap<>());

        /** Multiply-adds between {@code x} and {@code y} that are not counted yet. */
        long upTo(Tensor x, Tensor y) {
            long products = 0;
            Deque<Tensor> open = new ArrayDeque<>(List.of(y));
            while (!open.isEmpty()) {
                Tensor tensor = open.pop();
                if (tensor != x && tensor.op().isPresent() && counted.add(tensor)) {
                    Op op = tensor.op().get();
                    products += op.multiplyAdds(
                            tensor.shape(),
                            tensor.inputs().stream().map(Tensor::shape).toArray(Shape[]::new));
                    tensor.inputs().forEach(open::push);
                }
            }
            return products;
        }
    }

    /** The table, a line for each part and one below for the whole. */
    @Override
    public String toString() {
        List<String[]> lines = new ArrayList<>();
        lines.add(new String[] {"layer", "type", "output", "parameters", "multiply-adds"});
        for (Row row : rows) {
            lines.add(new String[] {
                row.path(), row.type(), row.output().toString(), count(row.parameters()), count(row.multiplyAdds())
            });
        }
        lines.add(new String[] {"total", "", "", count(parameters), count(multiplyAdds)});
        int[] widths = new int[5];
        for (String[] line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line[column].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] line : lines) {
            for (int column = 0; column < widths.length; column++) {
                String blanks = " ".repeat(widths[column] - line[column].length());
                boolean figures = column >= 3;
                text.append(column == 0 ? "" : "  ").append(figures ? blanks + line[column] : line[column] + blanks);
            }
            text.append('\n');
        }
        return frozen == 0 ? text.toString() : text + count(frozen) + " of the parameters are frozen\n";
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}

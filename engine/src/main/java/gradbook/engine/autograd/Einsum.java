package gradbook.engine.autograd;

import gradbook.engine.array.Shape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code y[output labels] = Σ a[labels of a] b[labels of b]} over the labels that are not in the output (math.md §3.4). Labels
 * in both operands and in the output number matrices, those in one operand its rows or columns, and the others are summed by
 * the product; what a single operand alone would sum is summed before.
 */
final class Einsum {
    private static final Pattern EQUATION = Pattern.compile("([A-Za-z]*),([A-Za-z]*)->([A-Za-z]*)");

    private final String equation;

    private Einsum(String equation) {
        this.equation = equation;
    }

    static Tensor of(String equation, Tensor a, Tensor b) {
        return new Einsum(equation).apply(a, b);
    }

    /** A tensor whose axes have labels. */
    private record Labelled(String labels, Tensor tensor) {
        int size(int label) {
            int axis = labels.indexOf(label);
            return axis < 0 ? 1 : tensor.shape().size(axis);
        }

        int size(String group) {
            return Shape.of(group.chars().map(this::size).toArray()).count();
        }

        /** Without the labels that {@code kept} lacks. */
        Labelled sumOthers(String kept) {
            int[] axes = IntStream.range(0, labels.length())
                    .filter(axis -> kept.indexOf(labels.charAt(axis)) < 0)
                    .toArray();
            return axes.length == 0 ? this : new Labelled(common(labels, kept), tensor.sum(false, axes));
        }

        /** With the axes in the order of {@code order}. */
        Tensor as(String order) {
            int[] axes = order.chars().map(labels::indexOf).toArray();
            return order.equals(labels) ? tensor : tensor.permute(axes);
        }
    }

    private Tensor apply(Tensor first, Tensor second) {
        Matcher matcher = EQUATION.matcher(equation.replace(" ", ""));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("einsum: expected letters for two operands and an explicit output, as in"
                    + " \"ij,jk->ik\", without ellipsis, found \"" + equation + "\"");
        }
        String output = matcher.group(3);
        Labelled a = new Labelled(matcher.group(1), first);
        Labelled b = new Labelled(matcher.group(2), second);
        Stream.of(a.labels, b.labels, output).forEach(this::refuseRepetition);
        Stream.of(a, b).forEach(this::checkRank);
        checkSizes(a, b);
        String unknown = without(output, a.labels + b.labels);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "einsum: label " + unknown.charAt(0) + " of the output is in no operand of \"" + equation + "\"");
        }
        return product(a.sumOthers(b.labels + output), b.sumOthers(a.labels + output), output);
    }

    private static Tensor product(Labelled a, Labelled b, String output) {
        String batch = common(common(output, a.labels), b.labels);
        String rows = without(common(output, a.labels), batch);
        String columns = without(common(output, b.labels), batch);
        String inner = without(common(a.labels, b.labels), output);
        int matrices = a.size(batch);
        Tensor left = a.as(batch + rows + inner).reshape(matrices, a.size(rows), a.size(inner));
        Tensor right = b.as(batch + inner + columns).reshape(matrices, b.size(inner), b.size(columns));
        String order = batch + rows + columns;
        int[] sizes = order.chars()
                .map(label -> a.labels.indexOf(label) < 0 ? b.size(label) : a.size(label))
                .toArray();
        return new Labelled(order, left.matmul(right).reshape(sizes)).as(output);
    }

    private void refuseRepetition(String labels) {
        for (int i = 0; i < labels.length(); i++) {
            if (labels.indexOf(labels.charAt(i), i + 1) >= 0) {
                throw new IllegalArgumentException(
                        "einsum: label " + labels.charAt(i) + " is repeated in " + labels + " of \"" + equation + "\"");
            }
        }
    }

    private void checkRank(Labelled x) {
        if (x.labels.length() != x.tensor.shape().rank()) {
            throw new IllegalArgumentException("einsum: expected an operand with the axes " + x.labels + " of \""
                    + equation + "\", found shape " + x.tensor.shape());
        }
    }

    private void checkSizes(Labelled a, Labelled b) {
        for (char label : common(a.labels, b.labels).toCharArray()) {
            if (a.size(label) != b.size(label)) {
                throw new IllegalArgumentException("einsum: label " + label + " of \"" + equation + "\" has size "
                        + a.size(label) + " in " + a.tensor.shape() + " and " + b.size(label) + " in "
                        + b.tensor.shape());
            }
        }
    }

    /** The labels of {@code labels} that {@code others} has too, in order. */
    private static String common(String labels, String others) {
        return without(labels, without(labels, others));
    }

    /** The labels of {@code labels} that {@code others} has not, in order. */
    private static String without(String labels, String others) {
        StringBuilder left = new StringBuilder();
        for (char label : labels.toCharArray()) {
            if (others.indexOf(label) < 0) {
                left.append(label);
            }
        }
        return left.toString();
    }
}

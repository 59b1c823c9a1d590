package gradbook.engine.golden;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.cases.OpCase;
import gradbook.engine.cases.OpCases;
import gradbook.engine.random.RandomKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every row of the one table of cases: the inputs {@code x0}, {@code x1}, ... and the gradient {@code dy} of the output are given;
 * the output {@code y} and the gradients {@code dx0}, ... of the inputs that have one are computed.
 */
public final class OpSubjects {
    private OpSubjects() {}

    /** All of them, in the order of the table. */
    public static List<Subject> all() {
        return OpCases.ALL.stream().map(OpSubjects::of).toList();
    }

    /** One row. */
    public static Subject of(OpCase row) {
        Map<String, NdArray> given = new LinkedHashMap<>();
        for (int i = 0; i < row.inputs().size(); i++) {
            given.put("x" + i, row.inputs().get(i));
        }
        Tensor y = row.apply(leaves(given));
        if (y.requiresGradient()) {
            given.put("dy", upstream(row.name(), y));
        }
        return new Subject(
                row.operator(),
                row.name(),
                row.op().map(Object::toString).orElse(row.operator()),
                given,
                x -> results(row, x));
    }

    /** Weights of the outputs: none near 0, so that no part of a gradient hides. */
    static NdArray upstream(String name, Tensor y) {
        return RandomKey.of(2025).fold(name).uniform(y.shape(), DType.FLOAT64, 0.5, 1.5);
    }

    private static Map<String, NdArray> results(OpCase row, Map<String, NdArray> given) {
        Map<String, NdArray> arrays = new LinkedHashMap<>(given);
        NdArray dy = arrays.remove("dy");
        List<Tensor> x = leaves(arrays);
        Tensor y = row.apply(x);
        Map<String, NdArray> results = new LinkedHashMap<>();
        results.put("y", y.value());
        if (dy != null) {
            Gradients gradients = Backward.from(y, dy);
            for (int i = 0; i < x.size(); i++) {
                if (gradients.contains(x.get(i))) {
                    results.put("dx" + i, gradients.of(x.get(i)));
                }
            }
        }
        return results;
    }

    private static List<Tensor> leaves(Map<String, NdArray> arrays) {
        return arrays.values().stream()
                .map(x -> x.dtype().isFloating() ? Tensor.leaf(x) : Tensor.constant(x))
                .toList();
    }
}

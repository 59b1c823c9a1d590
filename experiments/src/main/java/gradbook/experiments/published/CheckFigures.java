package gradbook.experiments.published;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What we find for a check: numbers by the name of their value, several of one name in row-major order. */
final class CheckFigures {
    private final Map<String, List<Double>> byName = new LinkedHashMap<>();

    CheckFigures with(String name, double value) {
        return with(name, List.of(value));
    }

    CheckFigures with(String name, NdArray values) {
        return with(
                name, IntStream.range(0, values.count()).mapToObj(values::at).toList());
    }

    CheckFigures with(String name, Tensor values) {
        return with(name, values.value());
    }

    CheckFigures with(String name, List<Double> values) {
        if (byName.put(name, values) != null) {
            throw new IllegalArgumentException("figures: " + name + " is there already");
        }
        return this;
    }

    /** The slices of the first axis, named {@code prefix 0}, {@code prefix 1}, ... */
    CheckFigures withSlices(String prefix, Tensor values) {
        for (int i = 0; i < values.shape().size(0); i++) {
            with(prefix + i, values.slice(0, i, i + 1));
        }
        return this;
    }

    Map<String, List<Double>> byName() {
        return Collections.unmodifiableMap(byName);
    }
}

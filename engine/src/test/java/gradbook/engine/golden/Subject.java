package gradbook.engine.golden;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Something that the engine computes and others can judge.
 *
 * @param group what it belongs to, an operator for instance: the name of its golden file
 * @param name unique in its kind
 * @param definition what is computed, for a reader and for whoever wants to know whether it changed
 * @param given float64 and int32 arrays by name, in order
 * @param engine from arrays named as in {@code given} to results by name, in order
 */
public record Subject(
        String group,
        String name,
        String definition,
        Map<String, NdArray> given,
        UnaryOperator<Map<String, NdArray>> engine) {
    public Subject {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /** The given arrays, those of floating type rounded to {@code dtype}. */
    public Map<String, NdArray> given(DType dtype) {
        Map<String, NdArray> cast = new LinkedHashMap<>();
        given.forEach((key, value) ->
                cast.put(key, value.dtype().isFloating() ? value.to(dtype).copy() : value));
        return cast;
    }

    /** What the engine makes of them, computed in {@code dtype}. */
    public Map<String, NdArray> results(DType dtype) {
        return engine.apply(given(dtype));
    }

    /**
     * The difference between what a judge computed in {@code dtype} and what the engine does; a result that the judge does not have
     * counts for nothing.
     */
    public Difference difference(Map<String, NdArray> expected, DType dtype) {
        Map<String, NdArray> found = new LinkedHashMap<>(results(dtype));
        found.keySet().retainAll(expected.keySet());
        return Difference.of(expected, found);
    }

    @Override
    public String toString() {
        return name;
    }
}

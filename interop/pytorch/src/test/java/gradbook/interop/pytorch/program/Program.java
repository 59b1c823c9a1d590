package gradbook.interop.pytorch.program;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.golden.Difference;
import gradbook.engine.golden.Subject;
import gradbook.interop.pytorch.libtorch.TorchScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A subject in TorchScript.
 *
 * @param subject what the engine computes
 * @param body statements over the subject's given arrays, which return its results in order
 * @param results the names of the results
 */
public record Program(Subject subject, String body, List<String> results) {
    /** What libtorch computes from the subject's arrays in {@code dtype}, by the names of the subject's results. */
    public Map<String, NdArray> run(DType dtype) {
        Map<String, NdArray> given = subject.given(dtype);
        List<NdArray> found;
        try (TorchScript script = TorchScript.compile(
                given.keySet().stream().map(Program::identifier).toList(), body)) {
            found = script.run(new ArrayList<>(given.values()));
        }
        if (found.size() != results.size()) {
            throw new AssertionError(
                    subject + ": expected the results " + results + ", found " + found.size() + " of them");
        }
        Map<String, NdArray> named = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            named.put(results.get(i), found.get(i));
        }
        return named;
    }

    /** The difference between libtorch's results and the engine's, both computed in {@code dtype}. */
    public Difference difference(DType dtype) {
        return subject.difference(run(dtype), dtype);
    }

    @Override
    public String toString() {
        return subject.name();
    }

    /** A parameter's name as a variable: {@code fc1_weight} for {@code fc1.weight}. */
    static String identifier(String name) {
        return name.replace('.', '_');
    }
}

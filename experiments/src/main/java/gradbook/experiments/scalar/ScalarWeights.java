package gradbook.experiments.scalar;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Parameter;
import gradbook.engine.scalar.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The digest of a scalar network's weights: as one float64 parameter named {@code mlp}. */
final class ScalarWeights {
    private ScalarWeights() {}

    static String sha256(List<Value> parameters) {
        Map<String, Parameter> named = new LinkedHashMap<>();
        state(parameters).forEach((name, values) -> named.put(name, new Parameter(values)));
        return WeightsDigest.sha256(named);
    }

    /** The parameter and its name. */
    static Map<String, NdArray> state(List<Value> parameters) {
        double[] values = parameters.stream().mapToDouble(p -> p.data).toArray();
        return Map.of("mlp", NdArray.of(Shape.of(values.length), values));
    }
}

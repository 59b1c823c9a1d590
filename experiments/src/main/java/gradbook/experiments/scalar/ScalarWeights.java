package gradbook.experiments.scalar;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Parameter;
import gradbook.engine.scalar.Value;
import java.util.List;
import java.util.Map;

/** The digest of a scalar network's weights: as one float64 parameter named {@code mlp}. */
final class ScalarWeights {
    private ScalarWeights() {}

    static String sha256(List<Value> parameters) {
        double[] values = parameters.stream().mapToDouble(p -> p.data).toArray();
        return WeightsDigest.sha256(Map.of("mlp", new Parameter(NdArray.of(Shape.of(values.length), values))));
    }
}

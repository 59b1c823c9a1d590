package gradbook.experiments.export;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.Module;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.ImageSet;
import gradbook.interop.onnx.OnnxExporter.Description;
import gradbook.interop.onnx.graph.Input;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A network of points, which answers by a sign.
 *
 * @param network maps points [n, coordinates] to scores [n, 1]
 * @param points all that there are, [n, coordinates]
 */
public record TrainedOnPoints(Module network, NdArray points) implements Trained {
    @Override
    public Input input() {
        return Input.batch("points", DType.FLOAT32, Shape.of(points.shape().size(1)), "coordinates, as they are");
    }

    @Override
    public Description description(String name, Map<String, String> metadata) {
        return new Description(
                name,
                "From points to scores. Trained in float64, of which this has the weights in float32.",
                "score",
                "its sign is the class, +1 or -1",
                metadata);
    }

    @Override
    public Stream<NdArray> test(Function<ImageSet, ImageParts> data) {
        return Stream.of(points);
    }

    @Override
    public List<String> classNames() {
        return List.of();
    }

    @Override
    public Optional<String> dataLicence() {
        return Optional.empty();
    }
}

package gradbook.experiments.export;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.ImageSet;
import gradbook.interop.onnx.OnnxExporter.Description;
import gradbook.interop.onnx.graph.Input;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A network that was trained, and what it can be asked. */
public sealed interface Trained permits TrainedOnImages, TrainedOnSamples {
    Module network();

    /** What its model takes. */
    Input input();

    /**
     * What its model says of itself.
     *
     * @param name of the model
     * @param metadata where it comes from
     */
    Description description(String name, Map<String, String> metadata);

    /** All that it is tried on, in batches. */
    Stream<NdArray> test(Function<ImageSet, ImageParts> data);

    /** A batch that it has never seen; normal noise, unless it cannot be asked with that. */
    default NdArray random(int batch) {
        return RandomKey.of(batch).normal(input().shape(batch), DType.FLOAT32, 0, 1);
    }

    /** What its classes are called; empty where they are numbers. */
    List<String> classNames();

    /** Under what terms its data may be used, if they are somebody's. */
    Optional<String> dataLicence();
}

package gradbook.experiments.export;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
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
import java.util.stream.StreamSupport;

/**
 * A network of images, or several that answer side by side.
 *
 * @param network maps images [n, 1, rows, columns], scaled as the data set's, to logits [n, classes] or [n, networks, classes]
 * @param images the data set
 * @param networks what those side by side are called; empty for one alone
 */
public record TrainedOnImages(Module network, ImageSet images, List<String> networks) implements Trained {
    private static final int BATCH = 1_000;

    public TrainedOnImages {
        networks = List.copyOf(networks);
    }

    /** One network, a classifier. */
    public static TrainedOnImages classifier(Module network, ImageSet images) {
        return new TrainedOnImages(network, images, List.of());
    }

    /** Whether its answer is one class. */
    boolean isClassifier() {
        return networks.isEmpty();
    }

    @Override
    public Input input() {
        return Input.batch(
                "images",
                DType.FLOAT32,
                Shape.of(1, ImageSet.SIDE, ImageSet.SIDE),
                "grey images of " + images.title() + " as (pixel / 255 - " + images.mean() + ") / "
                        + images.deviation());
    }

    @Override
    public Description description(String name, Map<String, String> metadata) {
        String of = isClassifier() ? "" : "of each of the networks " + String.join(", ", networks) + ", ";
        return new Description(
                name,
                "From scaled images of " + images.title() + " to logits.",
                "logits",
                of + "one for each class; softmax makes probabilities of them. " + labels(),
                metadata);
    }

    /** What the labels mean. */
    String labels() {
        return classNames().isEmpty()
                ? "Class i is the digit i."
                : "Classes from 0 on: " + String.join(", ", classNames()) + ".";
    }

    @Override
    public Stream<NdArray> test(Function<ImageSet, ImageParts> data) {
        DataLoader loader = new DataLoader(data.apply(images).testDataset(), BATCH);
        return StreamSupport.stream(loader.epoch(0).spliterator(), false)
                .map(Batch::x)
                .map(x -> x.value());
    }

    @Override
    public List<String> classNames() {
        return images.classNames();
    }

    @Override
    public Optional<String> dataLicence() {
        return Optional.of(images.licence());
    }
}

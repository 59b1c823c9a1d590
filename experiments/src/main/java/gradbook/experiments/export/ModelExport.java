package gradbook.experiments.export;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.io.SafeTensors;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.io.Failure;
import gradbook.interop.onnx.ImageClassifier;
import gradbook.interop.onnx.OnnxExporter;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.proto.ModelProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Makes a trained network's files. */
public final class ModelExport {
    /** From images, scaled as the data set's, to logits. */
    public static final String LOGITS = "model.onnx";

    /** From bytes to probabilities and a label. */
    public static final String CLASSIFIER = "classifier.onnx";

    /** Parameters and buffers under PyTorch's names. */
    public static final String WEIGHTS = "weights.safetensors";

    private ModelExport() {}

    /**
     * The files, proven.
     *
     * @param id of the experiment, {@code mnist-mlp@1}
     * @param metadata what the models say of where they come from
     * @throws Failure if it cannot be exported, or ONNX Runtime answers otherwise than the engine
     */
    public static Models of(Trained trained, ImageParts images, String id, Map<String, String> metadata) {
        try {
            ModelProto model = logits(trained, images, id, metadata);
            float[] valueOfPixel = images.testDataset().valueOfPixel();
            String doc = "From images as they are in " + trained.images().title() + " to classes.";
            byte[] logits = model.toByteArray();
            byte[] classifier = ImageClassifier.of(model, valueOfPixel, doc, labels(trained))
                    .toByteArray();
            Exported.Proof proof = new DoorProof(trained.network(), images).of(logits, classifier);
            return new Models(
                    List.of(
                            new ModelFile(LOGITS, logits),
                            new ModelFile(CLASSIFIER, classifier),
                            new ModelFile(WEIGHTS, weights(trained))),
                    proof);
        } catch (IllegalArgumentException refused) {
            throw new Failure("the model of " + id + " is not kept: " + refused.getMessage(), refused);
        }
    }

    private static ModelProto logits(Trained trained, ImageParts images, String id, Map<String, String> metadata) {
        ImageSet set = trained.images();
        Shape sample = Shape.of(1, images.test().rows(), images.test().columns());
        Input input = Input.batch(
                "images",
                DType.FLOAT32,
                sample,
                "grey images of " + set.title() + " as (pixel / 255 - " + set.mean() + ") / " + set.deviation());
        return OnnxExporter.export(
                trained.network(),
                input,
                new OnnxExporter.Description(
                        id.substring(0, id.indexOf('@')),
                        "From scaled images of " + set.title() + " to logits.",
                        "logits",
                        "one for each class; softmax makes probabilities of them. " + labels(trained),
                        metadata));
    }

    /** What the labels mean. */
    private static String labels(Trained trained) {
        List<String> names = trained.images().classNames();
        return names.isEmpty() ? "Class i is the digit i." : "Classes from 0 on: " + String.join(", ", names) + ".";
    }

    private static byte[] weights(Trained trained) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            SafeTensors.of(trained.network().state()).writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can go wrong in memory", e);
        }
        return bytes.toByteArray();
    }
}

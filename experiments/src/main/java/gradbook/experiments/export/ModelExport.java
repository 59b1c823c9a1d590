package gradbook.experiments.export;

import gradbook.engine.io.SafeTensors;
import gradbook.engine.nn.Module;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.io.Failure;
import gradbook.interop.onnx.ImageClassifier;
import gradbook.interop.onnx.OnnxExporter;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.NodeProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a trained network's files. */
public final class ModelExport {
    /** From samples, scaled as the network sees them, to logits. */
    public static final String LOGITS = "model.onnx";

    /** From bytes to probabilities and a label, where the samples are images. */
    public static final String CLASSIFIER = "classifier.onnx";

    /** Parameters and buffers under PyTorch's names. */
    public static final String WEIGHTS = "weights.safetensors";

    private ModelExport() {}

    /**
     * The files, proven.
     *
     * @param data gives the images that the network is tried on
     * @param id of the experiment, {@code mnist-mlp@1}
     * @param metadata what the models say of where they come from
     * @throws Failure if it cannot be exported, or ONNX Runtime answers otherwise than the engine
     */
    public static Models of(
            Trained trained, Function<ImageSet, ImageParts> data, String id, Map<String, String> metadata) {
        try {
            ModelProto model = OnnxExporter.export(
                    trained.network(),
                    trained.input(),
                    trained.description(id.substring(0, id.indexOf('@')), metadata));
            byte[] logits = model.toByteArray();
            List<ModelFile> files = new ArrayList<>();
            files.add(new ModelFile(LOGITS, logits));
            DoorProof door = new DoorProof(trained.network());
            Exported.Proof proof;
            if (trained instanceof TrainedOnImages images && images.isClassifier()) {
                ImageParts parts = data.apply(images.images());
                byte[] classifier = classifier(model, images, parts);
                try (ClassifierProof whole = new ClassifierProof(classifier, parts.test())) {
                    proof = door.of(logits, trained::random, trained.test(data), whole);
                }
                files.add(new ModelFile(CLASSIFIER, classifier));
            } else {
                proof = door.of(logits, trained::random, trained.test(data), (answer, first) -> {});
            }
            files.add(new ModelFile(WEIGHTS, weights(trained.network())));
            return new Models(files, operators(model), proof);
        } catch (IllegalArgumentException refused) {
            throw new Failure("the model of " + id + " is not kept: " + refused.getMessage(), refused);
        }
    }

    private static byte[] classifier(ModelProto logits, TrainedOnImages trained, ImageParts parts) {
        String doc = "From images as they are in " + trained.images().title() + " to classes.";
        return ImageClassifier.of(logits, parts.testDataset().valueOfPixel(), doc, trained.labels())
                .toByteArray();
    }

    private static Map<String, Integer> operators(ModelProto model) {
        return model.getGraph().getNodeList().stream()
                .collect(Collectors.groupingBy(NodeProto::getOpType, Collectors.summingInt(node -> 1)));
    }

    private static byte[] weights(Module network) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            SafeTensors.of(network.state()).writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can go wrong in memory", e);
        }
        return bytes.toByteArray();
    }
}

package gradbook.experiments.export;

import com.google.protobuf.InvalidProtocolBufferException;
import gradbook.engine.io.SafeTensors;
import gradbook.engine.nn.Module;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.model.Gpt;
import gradbook.interop.onnx.ImageClassifier;
import gradbook.interop.onnx.OnnxExporter;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.NodeProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a trained network's files. */
public final class ModelExport {
    /** From samples, scaled as the network sees them, to logits. */
    public static final String LOGITS = "model.onnx";

    /** Of a GPT: from tokens, and the keys and values of what it has read, to logits, and both with those of the tokens. */
    public static final String WITH_CACHE = "model-with-cache.onnx";

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

    /**
     * A network's second model, which is told the keys and values of what it has read ({@link gradbook.interop.onnx.CachedModel}), proven. It says
     * of itself where it comes from as the first one does.
     *
     * @param logits the first one
     * @param vocabulary how many tokens there are
     * @throws Failure if ONNX Runtime, reading piece by piece, answers otherwise than the engine that reads the whole
     */
    public static Models withCache(Gpt network, byte[] logits, int vocabulary) {
        ModelProto first;
        try {
            first = ModelProto.parseFrom(logits);
        } catch (InvalidProtocolBufferException e) {
            throw new Failure("the run's model is no ONNX model: " + Reason.of(e) + "; run the experiment again", e);
        }
        String name = first.getGraph().getName();
        try {
            Map<String, String> metadata = new LinkedHashMap<>();
            first.getMetadataPropsList().forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
            ModelProto model =
                    CacheExport.of(network, name, first.getDocString() + " It is told what it has read.", metadata);
            byte[] content = model.toByteArray();
            Exported.Proof proof = new CacheProof(network).of(content, vocabulary);
            return new Models(List.of(new ModelFile(WITH_CACHE, content)), operators(model), proof);
        } catch (IllegalArgumentException refused) {
            throw new Failure(
                    "the model of " + name + " with a cache is not kept: " + refused.getMessage()
                            + "; take the one without (--format onnx)",
                    refused);
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

package gradbook.experiments.export;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.KeyValueTensors;
import gradbook.engine.nn.Mode;
import gradbook.experiments.model.Gpt;
import gradbook.interop.onnx.CachedModel;
import gradbook.interop.onnx.OnnxExporter;
import gradbook.interop.onnx.OnnxExporter.Description;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.graph.Output;
import gradbook.interop.onnx.graph.Size;
import gradbook.interop.onnx.proto.ModelProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A GPT as a {@link CachedModel}. The places of new tokens follow from how many are kept; batch, new tokens and kept ones may be any number
 * that the context has room for.
 */
final class CacheExport {
    private static final Size BATCH = Size.varying("batch_size");
    private static final Size LENGTH = Size.varying("sequence_length");
    private static final Size PAST = Size.varying("past_sequence_length");

    private CacheExport() {}

    /** The model. */
    static ModelProto of(Gpt network, String name, String doc, Map<String, String> metadata) {
        List<Input> inputs = new ArrayList<>();
        inputs.add(new Input(
                CachedModel.TOKENS,
                DType.INT32,
                List.of(BATCH, LENGTH),
                "what is new, each token by its place in the vocabulary"));
        List<Output> outputs = new ArrayList<>();
        outputs.add(new Output(CachedModel.LOGITS, "for each new place one for each token that may come next"));
        List<Size> kept = List.of(BATCH, Size.of(network.heads()), PAST, Size.of(network.width() / network.heads()));
        for (int layer = 0; layer < network.layers(); layer++) {
            CachedModel.past(layer)
                    .forEach(past -> inputs.add(new Input(past, DType.FLOAT32, kept, "of what was read")));
            CachedModel.present(layer)
                    .forEach(present -> outputs.add(new Output(present, "with those of what is new")));
        }
        return OnnxExporter.export(
                inputs,
                (x, mode) -> forward(network, x, mode),
                network.state(),
                true,
                new Description(name, doc, outputs, metadata));
    }

    private static List<Tensor> forward(Gpt network, List<Tensor> x, Mode mode) {
        int t = x.get(0).shape().size(1);
        Tensor hidden =
                KeyValueTensors.later(network.context(), x.get(1).shape().size(2), t);
        List<KeyValueTensors> caches = new ArrayList<>();
        for (int i = 1; i < x.size(); i += 2) {
            caches.add(new KeyValueTensors(x.get(i), x.get(i + 1), hidden));
        }
        List<Tensor> y = new ArrayList<>();
        y.add(network.forward(x.get(0), caches, mode));
        caches.forEach(cache -> y.addAll(List.of(cache.keys(), cache.values())));
        return y;
    }
}

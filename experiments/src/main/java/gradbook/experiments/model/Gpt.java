package gradbook.experiments.model;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Embedding;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.KeyValueCache;
import gradbook.engine.nn.KeyValues;
import gradbook.engine.nn.LayerNorm;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.nn.TransformerBlock;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A decoder of GPT-2's kind (Radford et al. 2019): token and place embeddings, blocks that normalize first and see only what came
 * before, a last normalization and a head without a bias. Tokens [n, t], int32, to logits [n, t, vocabulary], for t up to the context.
 */
public final class Gpt implements Module {
    /** Standard deviation of GPT-2's weights. */
    private static final Initializer WEIGHTS = Initializer.normal(0, 0.02);

    private final Parameter places;
    private final int layers;
    private final int heads;
    private final Map<String, Module> parts;

    private Gpt(Parameter places, int layers, int heads, Map<String, Module> parts) {
        this.places = places;
        this.layers = layers;
        this.heads = heads;
        this.parts = parts;
    }

    /** The network without dropout, drawn under {@code key}. */
    public static Gpt create(
            int vocabulary, int context, int width, int heads, int layers, RandomKey key, DType dtype) {
        return create(vocabulary, context, width, heads, layers, 0, key, dtype);
    }

    /**
     * The network, drawn under {@code key}.
     *
     * @param dropout in every block, as {@link TransformerBlock} has it
     */
    public static Gpt create(
            int vocabulary, int context, int width, int heads, int layers, double dropout, RandomKey key, DType dtype) {
        TransformerBlock.Options options = TransformerBlock.Options.gpt(width)
                .withActivation(Activation.GELU)
                .withDropout(dropout);
        Map<String, Module> parts = new LinkedHashMap<>();
        parts.put("wte", Embedding.create(vocabulary, width, WEIGHTS, key.fold("wte"), dtype));
        for (int i = 0; i < layers; i++) {
            String name = "block" + i;
            parts.put(name, TransformerBlock.create(width, heads, options, WEIGHTS, key.fold(name), dtype));
        }
        parts.put("norm", LayerNorm.create(Shape.of(width), 1e-5, true, dtype));
        parts.put(
                "head",
                Linear.create(width, vocabulary, WEIGHTS, key.fold("head"), dtype)
                        .withoutBias());
        Parameter places = new Parameter(WEIGHTS.draw(Shape.of(context, width), dtype, key.fold("wpe")));
        return new Gpt(places, layers, heads, parts);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Tensor y = embedded(x, 0, mode);
        for (int i = 0; i < layers; i++) {
            y = run("block" + i, y, mode);
        }
        return logits(y, mode);
    }

    /** What the heads of each block take of each place, [n, heads, t, t], rows by the place that looks. */
    public List<Tensor> attentionWeights(Tensor x, Mode mode) {
        List<Tensor> weights = new ArrayList<>();
        Tensor y = embedded(x, 0, mode);
        for (int i = 0; i < layers; i++) {
            String name = "block" + i;
            weights.add(((TransformerBlock) parts.get(name)).attentionWeights(y, mode.fold(name)));
            y = run(name, y, mode);
        }
        return weights;
    }

    /** Tokens that it can see. */
    public int context() {
        return places.shape().size(0);
    }

    /** Blocks. */
    public int layers() {
        return layers;
    }

    /** Attention heads of a block. */
    public int heads() {
        return heads;
    }

    /** Numbers of a token's vector, which the heads divide. */
    public int width() {
        return places.shape().size(1);
    }

    /** Room for what its layers keep of a sequence that grows. */
    public List<KeyValueCache> caches() {
        int context = context();
        return Stream.generate(() -> new KeyValueCache(context, width()))
                .limit(layers)
                .toList();
    }

    /** The logits of the next places [n, t] of sequences; with {@link #caches}, the bits that they have in the whole. */
    public Tensor forward(Tensor x, List<? extends KeyValues> caches, Mode mode) {
        Tensor y = embedded(x, caches.get(0).length(), mode);
        for (int i = 0; i < layers; i++) {
            String name = "block" + i;
            y = ((TransformerBlock) parts.get(name)).forward(y, caches.get(i), mode.fold(name));
        }
        return logits(y, mode);
    }

    /** Tokens at the places from {@code first} on. */
    private Tensor embedded(Tensor x, int first, Mode mode) {
        int t = x.shape().size(1);
        boolean whole = t == context();
        Tensor known = whole ? places.tensor() : places.tensor().slice(0, first, first + t);
        return run("wte", x, mode).add(known);
    }

    private Tensor logits(Tensor y, Mode mode) {
        return run("head", run("norm", y, mode), mode);
    }

    private Tensor run(String part, Tensor x, Mode mode) {
        return mode.run(part, parts.get(part), x);
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return Map.of("wpe", places);
    }

    @Override
    public Map<String, Module> children() {
        return parts;
    }
}

package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.List;
import java.util.Map;

/**
 * Attention with several heads, each on its own part of the width (Vaswani et al. 2017; math.md §10.2), batches first. PyTorch's
 * parameters: {@code in_proj_weight} [3 width, width] for queries, keys and values in this order, {@code in_proj_bias} [3 width],
 * {@code out_proj.weight} and {@code out_proj.bias}.
 */
public final class MultiHeadAttention implements Module {
    private final int heads;
    private final boolean causal;
    private final Parameter weight;
    private final Parameter bias;
    private final Linear out;

    private MultiHeadAttention(int heads, boolean causal, Parameter weight, Parameter bias, Linear out) {
        this.heads = heads;
        this.causal = causal;
        this.weight = weight;
        this.bias = bias;
        this.out = out;
    }

    /** A float32 layer; {@code causal} hides what comes later in the sequence. */
    public static MultiHeadAttention create(int width, int heads, boolean causal, RandomKey key) {
        return create(width, heads, causal, Initializer.GLOROT_UNIFORM, key, DType.FLOAT32);
    }

    /** A layer of the given floating type; both weights come from {@code initializer}, the biases are zero. */
    public static MultiHeadAttention create(
            int width, int heads, boolean causal, Initializer initializer, RandomKey key, DType dtype) {
        if (width < 1 || heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException(
                    "attention: expected a width that the heads divide, found " + width + " and " + heads + " heads");
        }
        if (3L * width > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "attention: three projections of width " + width + " are more than 2^31 - 1 rows of a weight");
        }
        return new MultiHeadAttention(
                heads,
                causal,
                new Parameter(initializer.draw(Shape.of(3 * width, width), dtype, key.fold("in_proj_weight"))),
                new Parameter(NdArray.zeros(Shape.of(3 * width), dtype)),
                Linear.create(width, width, initializer, key.fold("out_proj"), dtype));
    }

    private int width() {
        return weight.shape().size(1);
    }

    /** Self-attention of [n, length, width]. */
    @Override
    public Tensor forward(Tensor x, Mode mode) {
        check(x);
        Tensor projected = x.linear(mode.weight(weight), bias.tensor());
        return mode.run("out_proj", out, projected.selfAttention(heads, causal));
    }

    /** Causal self-attention of the next places [n, t, width] of sequences, of which {@code cache} keeps what it needs. */
    public Tensor forward(Tensor x, KeyValues cache, Mode mode) {
        check(x);
        if (!causal) {
            throw new IllegalArgumentException(
                    "attention: expected a causal layer, for a place that saw later ones would change");
        }
        Tensor projected = x.linear(mode.weight(weight), bias.tensor());
        return mode.run("out_proj", out, cache.attend(projected, heads));
    }

    /** Attention of queries [n, l, width] to another sequence [n, s, width], from which keys and values come. */
    public Tensor forward(Tensor query, Tensor other, Mode mode) {
        check(query);
        check(other);
        List<Tensor> weights = weight.tensor().chunk(0, 3);
        List<Tensor> biases = bias.tensor().chunk(0, 3);
        return joined(
                query.linear(weights.get(0), biases.get(0)),
                other.linear(weights.get(1), biases.get(1)),
                other.linear(weights.get(2), biases.get(2)),
                mode);
    }

    /**
     * How much each place takes of each other, in self-attention of [n, length, width]: [n, heads, length, length], rows by the place that
     * looks, each of sum 1. PyTorch's {@code need_weights}, head by head.
     */
    public Tensor weights(Tensor x, Mode mode) {
        check(x);
        List<Tensor> projected = x.linear(mode.weight(weight), bias.tensor()).chunk(2, 3);
        Tensor query = split(projected.get(0));
        Tensor key = split(projected.get(1));
        return causal ? Attention.causalWeights(query, key) : Attention.weights(query, key);
    }

    private Tensor joined(Tensor query, Tensor key, Tensor value, Mode mode) {
        Tensor q = split(query);
        Tensor k = split(key);
        Tensor v = split(value);
        Tensor y = causal ? Attention.causalScaledDotProduct(q, k, v) : Attention.scaledDotProduct(q, k, v);
        Tensor together = y.transpose(1, 2).reshape(query.shape().sizes());
        return mode.run("out_proj", out, together);
    }

    /** [n, l, width] as [n, heads, l, width / heads]. */
    private Tensor split(Tensor x) {
        Shape shape = x.shape();
        return x.reshape(shape.size(0), shape.size(1), heads, width() / heads).transpose(1, 2);
    }

    private void check(Tensor x) {
        if (x.shape().rank() != 3 || x.shape().size(2) != width()) {
            throw new IllegalArgumentException(
                    "attention: expected sequences [n, length, " + width() + "], found shape " + x.shape());
        }
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return Named.of("in_proj_weight", weight, "in_proj_bias", bias);
    }

    @Override
    public Map<String, Module> children() {
        return Named.of("out_proj", out);
    }
}

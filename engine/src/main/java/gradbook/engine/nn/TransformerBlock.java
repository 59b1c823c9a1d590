package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Attention and a feed-forward network, each beside a shortcut and with layer normalization (Vaswani et al. 2017; math.md §10.3):
 * [n, length, width] to the same shape. Parts are named as in PyTorch's TransformerEncoderLayer: {@code self_attn}, {@code
 * linear1}, {@code linear2}, {@code norm1}, {@code norm2}.
 */
public final class TransformerBlock implements Module {
    private final Map<String, Module> parts;
    private final Options options;

    private TransformerBlock(Map<String, Module> parts, Options options) {
        this.parts = parts;
        this.options = options;
    }

    /**
     * What may be chosen.
     *
     * @param feedForward width between the two linear layers
     * @param causal whether later places are hidden from earlier ones
     * @param normFirst whether the normalization stands before the part (as in GPT-2) or after the sum (as in the paper)
     * @param activation between the two linear layers
     * @param dropout probability of dropping an element of each part's output and of the activation; attention itself drops nothing,
     *     where PyTorch's layer drops its probabilities too
     */
    public record Options(int feedForward, boolean causal, boolean normFirst, Activation activation, double dropout) {
        public Options {
            if (feedForward < 1 || !(dropout >= 0 && dropout < 1)) {
                throw new IllegalArgumentException(
                        "transformer block: expected a feed-forward width >= 1 and 0 <= dropout < 1, found "
                                + feedForward + " and " + dropout);
            }
        }

        /** A block of GPT-2's kind for this width: four times as wide inside, causal, norm first, GELU by tanh, no dropout. */
        public static Options gpt(int width) {
            return new Options(Math.multiplyExact(4, width), true, true, Activation.GELU_TANH, 0);
        }

        public Options withDropout(double probability) {
            return new Options(feedForward, causal, normFirst, activation, probability);
        }

        public Options withCausal(boolean value) {
            return new Options(feedForward, value, normFirst, activation, dropout);
        }

        public Options withNormFirst(boolean value) {
            return new Options(feedForward, causal, value, activation, dropout);
        }

        public Options withActivation(Activation value) {
            return new Options(feedForward, causal, normFirst, value, dropout);
        }
    }

    /** A float32 block. */
    public static TransformerBlock create(int width, int heads, Options options, RandomKey key) {
        return create(width, heads, options, Initializer.GLOROT_UNIFORM, key, DType.FLOAT32);
    }

    /** A block of the given floating type, its weights drawn by {@code initializer}. */
    public static TransformerBlock create(
            int width, int heads, Options options, Initializer initializer, RandomKey key, DType dtype) {
        int inside = options.feedForward;
        Map<String, Module> parts = new LinkedHashMap<>();
        parts.put(
                "self_attn",
                MultiHeadAttention.create(width, heads, options.causal, initializer, key.fold("self_attn"), dtype));
        parts.put("linear1", Linear.create(width, inside, initializer, key.fold("linear1"), dtype));
        parts.put("linear2", Linear.create(inside, width, initializer, key.fold("linear2"), dtype));
        parts.put("norm1", LayerNorm.create(Shape.of(width), 1e-5, true, dtype));
        parts.put("norm2", LayerNorm.create(Shape.of(width), 1e-5, true, dtype));
        return new TransformerBlock(parts, options);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return forward(x, mode, y -> run("self_attn", y, mode));
    }

    /** The next places [n, t, width] of sequences, of which {@code cache} keeps what attention needs; for a causal block. */
    public Tensor forward(Tensor x, KeyValues cache, Mode mode) {
        MultiHeadAttention attention = (MultiHeadAttention) parts.get("self_attn");
        return forward(x, mode, y -> attention.forward(y, cache, mode.fold("self_attn")));
    }

    /** What its attention takes of each place: {@link MultiHeadAttention#weights}. */
    public Tensor attentionWeights(Tensor x, Mode mode) {
        MultiHeadAttention attention = (MultiHeadAttention) parts.get("self_attn");
        return attention.weights(options.normFirst ? run("norm1", x, mode) : x, mode.fold("self_attn"));
    }

    private Tensor forward(Tensor x, Mode mode, UnaryOperator<Tensor> attention) {
        if (options.normFirst) {
            Tensor y = x.add(dropped("dropout1", attention.apply(run("norm1", x, mode)), mode));
            return y.add(feedForward(run("norm2", y, mode), mode));
        }
        Tensor y = run("norm1", x.add(dropped("dropout1", attention.apply(x), mode)), mode);
        return run("norm2", y.add(feedForward(y, mode)), mode);
    }

    private Tensor feedForward(Tensor x, Mode mode) {
        Tensor hidden = options.activation.forward(run("linear1", x, mode), mode);
        return dropped("dropout2", run("linear2", dropped("dropout", hidden, mode), mode), mode);
    }

    private Tensor run(String part, Tensor x, Mode mode) {
        return mode.run(part, parts.get(part), x);
    }

    private Tensor dropped(String name, Tensor x, Mode mode) {
        return new Dropout(options.dropout).forward(x, mode.fold(name));
    }

    @Override
    public Map<String, Module> children() {
        return parts;
    }
}

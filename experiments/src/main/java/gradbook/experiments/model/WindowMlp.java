package gradbook.experiments.model;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Embedding;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sees the last few tokens side by side, as vectors, through one hidden layer (Bengio et al. 2003, "A neural probabilistic language
 * model"). Tokens [n, t], int32, to logits [n, t, vocabulary]; before the first token stand vectors of zeros.
 */
public final class WindowMlp implements Module {
    private final int context;
    private final Map<String, Module> parts = new LinkedHashMap<>();

    private WindowMlp(int context, Embedding embedding, Linear fc1, Linear fc2) {
        this.context = context;
        parts.put("embedding", embedding);
        parts.put("fc1", fc1);
        parts.put("fc2", fc2);
    }

    /**
     * The network, drawn under {@code key}.
     *
     * @param context tokens that it sees
     * @param width of a token's vector
     */
    public static WindowMlp create(int vocabulary, int context, int width, int hidden, RandomKey key, DType dtype) {
        return new WindowMlp(
                context,
                Embedding.create(vocabulary, width, Initializer.normal(0, 1), key.fold("embedding"), dtype),
                Linear.create(context * width, hidden, Initializer.GLOROT_UNIFORM, key.fold("fc1"), dtype),
                Linear.create(hidden, vocabulary, Initializer.GLOROT_UNIFORM, key.fold("fc2"), dtype));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        int t = x.shape().size(1);
        Tensor padded = run("embedding", x, mode).pad(new int[] {0, context - 1, 0}, new int[] {0, 0, 0}, 0);
        List<Tensor> seen = IntStream.range(0, context)
                .mapToObj(i -> padded.slice(1, i, i + t))
                .toList();
        Tensor hidden = Activation.TANH.forward(run("fc1", Tensor.concatenate(2, seen), mode), mode);
        return run("fc2", hidden, mode);
    }

    private Tensor run(String part, Tensor x, Mode mode) {
        return mode.run(part, parts.get(part), x);
    }

    @Override
    public Map<String, Module> children() {
        return parts;
    }
}

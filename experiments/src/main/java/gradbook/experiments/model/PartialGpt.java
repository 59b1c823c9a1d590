package gradbook.experiments.model;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.LayerNorm;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.MultiHeadAttention;
import gradbook.engine.nn.Residual;
import gradbook.engine.nn.Sequential;
import gradbook.engine.random.RandomKey;

/**
 * A decoder of GPT-2's kind with parts left out, to see what each is for. Tokens [n, t], int32, to logits [n, t, vocabulary], for t up
 * to the context. Its first weights are not GPT-2's, which are so small that without shortcuts and normalization nothing would
 * come through.
 *
 * @param feedForward whether a network of two layers follows each attention, four times as wide inside
 * @param shortcuts whether each part is added to what it got
 * @param norms whether its input is normalized, and that of the head
 */
public record PartialGpt(boolean feedForward, boolean shortcuts, boolean norms) {
    private static final Initializer WEIGHTS = Initializer.GLOROT_UNIFORM;

    /** The network, drawn under {@code key}. */
    public Module create(int vocabulary, int context, int width, int heads, int layers, RandomKey key, DType dtype) {
        Sequential.Builder network = Sequential.named()
                .add("embedding", PlacedEmbedding.create(vocabulary, context, width, key.fold("embedding"), dtype));
        for (int i = 0; i < layers; i++) {
            String name = "attention" + i;
            network.add(
                    name,
                    part(width, MultiHeadAttention.create(width, heads, true, WEIGHTS, key.fold(name), dtype), dtype));
            if (feedForward) {
                network.add("mlp" + i, part(width, mlp(width, key.fold("mlp" + i), dtype), dtype));
            }
        }
        if (norms) {
            network.add("norm", norm(width, dtype));
        }
        return network.add("head", Linear.create(width, vocabulary, WEIGHTS, key.fold("head"), dtype))
                .build();
    }

    private Module part(int width, Module body, DType dtype) {
        Module normalized = norms
                ? Sequential.named()
                        .add("norm", norm(width, dtype))
                        .add("part", body)
                        .build()
                : body;
        return shortcuts ? Residual.of(normalized) : normalized;
    }

    private static Module mlp(int width, RandomKey key, DType dtype) {
        return Sequential.named()
                .add("fc1", Linear.create(width, 4 * width, WEIGHTS, key.fold("fc1"), dtype))
                .add("relu", Activation.RELU)
                .add("fc2", Linear.create(4 * width, width, WEIGHTS, key.fold("fc2"), dtype))
                .build();
    }

    private static LayerNorm norm(int width, DType dtype) {
        return LayerNorm.create(Shape.of(width), 1e-5, true, dtype);
    }
}

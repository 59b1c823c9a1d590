package gradbook.experiments.model;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Embedding;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.random.RandomKey;
import java.util.Map;

/**
 * A vector for each token, and one for its place on top: tokens [n, t], int32, to [n, t, width], for t up to the context.
 *
 * @param tokens {@code wte}, GPT-2's name for it
 * @param places {@code wpe} [context, width]
 */
record PlacedEmbedding(Embedding tokens, Parameter places) implements Module {
    /** One whose vectors are standard normal, as PyTorch draws an embedding's. */
    static PlacedEmbedding create(int vocabulary, int context, int width, RandomKey key, DType dtype) {
        Initializer normal = Initializer.normal(0, 1);
        return new PlacedEmbedding(
                Embedding.create(vocabulary, width, normal, key.fold("wte"), dtype),
                new Parameter(normal.draw(Shape.of(context, width), dtype, key.fold("wpe"))));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return mode.run("wte", tokens, x)
                .add(places.tensor().slice(0, 0, x.shape().size(1)));
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return Map.of("wpe", places);
    }

    @Override
    public Map<String, Module> children() {
        return Map.of("wte", tokens);
    }
}

package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.Map;

/**
 * A vector for each of some symbols: int32 indices of any shape [...] become [..., width] (math.md §5.9).
 *
 * @param weight [symbols, width]
 */
public record Embedding(Parameter weight) implements Module {
    public Embedding {
        if (weight.shape().rank() != 2) {
            throw new IllegalArgumentException(
                    "embedding: expected weight [symbols, width], found shape " + weight.shape());
        }
    }

    /** A float32 layer whose vectors are standard normal, as PyTorch draws them. */
    public static Embedding create(int symbols, int width, RandomKey key) {
        return create(symbols, width, Initializer.normal(0, 1), key, DType.FLOAT32);
    }

    /** A layer of the given floating type. */
    public static Embedding create(int symbols, int width, Initializer initializer, RandomKey key, DType dtype) {
        if (symbols < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "embedding: expected symbols >= 1 and width >= 1, found " + symbols + " and " + width);
        }
        return new Embedding(new Parameter(initializer.draw(Shape.of(symbols, width), dtype, key.fold("weight"))));
    }

    @Override
    public Tensor forward(Tensor index, Mode mode) {
        return weight.tensor().embedding(index);
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return Named.of("weight", weight);
    }
}

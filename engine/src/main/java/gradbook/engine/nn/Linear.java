package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.List;
import java.util.Map;

/**
 * {@code y = x Wᵀ + b}; x [n, in], y [n, out] (math.md §11.1).
 *
 * @param weight [out, in]
 * @param bias [out]
 */
public record Linear(Parameter weight, Parameter bias) implements Module {
    public Linear {
        if (weight.shape().rank() != 2 || !bias.shape().equals(weight.shape().reduce(List.of(1), false))) {
            throw new IllegalArgumentException("linear: expected weight [out, in] and bias [out], found "
                    + weight.shape() + " and " + bias.shape());
        }
    }

    /** A float32 layer; the weight comes from {@code initializer} under {@code key}, the bias is zero. */
    public static Linear create(int in, int out, Initializer initializer, RandomKey key) {
        return create(in, out, initializer, key, DType.FLOAT32);
    }

    /** A layer of the given floating type. */
    public static Linear create(int in, int out, Initializer initializer, RandomKey key, DType dtype) {
        if (in < 1 || out < 1) {
            throw new IllegalArgumentException("linear: expected in >= 1 and out >= 1, found " + in + " and " + out);
        }
        return new Linear(
                new Parameter(initializer.draw(Shape.of(out, in), dtype, key.fold("weight"))),
                new Parameter(NdArray.zeros(Shape.of(out), dtype)));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        if (x.shape().rank() != 2 || x.shape().size(1) != weight.shape().size(1)) {
            throw new IllegalArgumentException("linear: expected input [n, "
                    + weight.shape().size(1) + "] for weight " + weight.shape() + ", found " + x.shape());
        }
        return x.matmul(weight.tensor().transpose()).add(bias.tensor());
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return Named.of("weight", weight, "bias", bias);
    }
}

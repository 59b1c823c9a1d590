package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.Map;
import java.util.Optional;

/**
 * {@code y = x Wᵀ + b}; x [..., in], y [..., out] (math.md §11.1).
 *
 * @param weight [out, in]
 * @param bias [out], or none
 */
public record Linear(Parameter weight, Optional<Parameter> bias) implements Module {
    public Linear {
        Shape expected = weight.shape().rank() == 2 ? Shape.of(weight.shape().size(0)) : null;
        if (expected == null || !bias.map(Parameter::shape).orElse(expected).equals(expected)) {
            throw new IllegalArgumentException(
                    "linear: expected weight [out, in] and bias [out], found " + weight.shape() + " and "
                            + bias.map(b -> b.shape().toString()).orElse("no bias"));
        }
    }

    /** A layer with a bias. */
    public Linear(Parameter weight, Parameter bias) {
        this(weight, Optional.of(bias));
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

    /** This layer's weight alone: {@code y = x Wᵀ}. */
    public Linear withoutBias() {
        return new Linear(weight, Optional.empty());
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Tensor w = mode.weight(weight);
        return bias.isPresent() ? x.linear(w, bias.get().tensor()) : x.linear(w);
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return bias.map(b -> Named.of("weight", weight, "bias", b)).orElseGet(() -> Named.of("weight", weight));
    }
}

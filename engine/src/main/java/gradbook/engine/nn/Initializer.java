package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;

/** Draws the first value of a parameter. Fans are PyTorch's: a weight is [out, in, ...]; fan in is in times the rest. */
@FunctionalInterface
public interface Initializer {
    /** Zeros. */
    Initializer ZEROS = (shape, dtype, key) -> NdArray.zeros(shape, dtype);

    /** Normal with deviation {@code √(2 / fanIn)} (He et al. 2015, arXiv:1502.01852), for layers before a ReLU. */
    Initializer HE_NORMAL = (shape, dtype, key) -> key.normal(shape, dtype, 0, Math.sqrt(2.0 / fanIn("He", shape)));

    /** Uniform in {@code ±√(6 / fanIn)}, the same variance as {@link #HE_NORMAL}. */
    Initializer HE_UNIFORM = (shape, dtype, key) -> {
        double bound = Math.sqrt(6.0 / fanIn("He", shape));
        return key.uniform(shape, dtype, -bound, bound);
    };

    /** Normal with deviation {@code √(2 / (fanIn + fanOut))} (Glorot and Bengio 2010, AISTATS), for tanh and sigmoid. */
    Initializer GLOROT_NORMAL = (shape, dtype, key) ->
            key.normal(shape, dtype, 0, Math.sqrt(2.0 / (fanIn("Glorot", shape) + fanOut("Glorot", shape))));

    /** Uniform in {@code ±√(6 / (fanIn + fanOut))}, the same variance as {@link #GLOROT_NORMAL}. */
    Initializer GLOROT_UNIFORM = (shape, dtype, key) -> {
        double bound = Math.sqrt(6.0 / (fanIn("Glorot", shape) + fanOut("Glorot", shape)));
        return key.uniform(shape, dtype, -bound, bound);
    };

    /** Uniform from {@code low} to {@code high}. */
    static Initializer uniform(double low, double high) {
        return (shape, dtype, key) -> key.uniform(shape, dtype, low, high);
    }

    /** Normal. */
    static Initializer normal(double mean, double deviation) {
        return (shape, dtype, key) -> key.normal(shape, dtype, mean, deviation);
    }

    /** The first value of a parameter of this shape and floating type. */
    NdArray draw(Shape shape, DType dtype, RandomKey key);

    private static int fanIn(String initializer, Shape shape) {
        weight(initializer, shape);
        return shape.count(1, shape.rank());
    }

    private static int fanOut(String initializer, Shape shape) {
        weight(initializer, shape);
        return shape.size(0) * shape.count(2, shape.rank());
    }

    private static void weight(String initializer, Shape shape) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(
                    initializer + " initializer: expected a weight [out, in, ...], found shape " + shape);
        }
    }
}

package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The weight and the bias of convolutions: checked, drawn, added and named. */
final class ConvolutionWeights {
    private ConvolutionWeights() {}

    /** Refuses channels that are not positive multiples of the groups. */
    static void channels(String layer, int in, int out, int groups) {
        if (in < 1 || out < 1 || groups < 1 || in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException(layer
                    + ": expected in >= 1 and out >= 1, both divisible by groups >= 1, found in " + in + ", out " + out
                    + ", groups " + groups);
        }
    }

    /** Refuses a weight [a, b, kernel] of another rank or kernel, and a bias that is not [out]; out is a or b groups. */
    static void check(
            String layer, Shape weight, Optional<Parameter> bias, boolean transposed, int groups, int... kernel) {
        boolean fits = weight.rank() == 2 + kernel.length
                && Arrays.equals(Arrays.copyOfRange(weight.sizes(), 2, weight.rank()), kernel);
        if (!fits) {
            throw new IllegalArgumentException(layer + ": expected a weight of rank " + (2 + kernel.length)
                    + " with kernel " + Arrays.toString(kernel) + ", found " + weight);
        }
        int first = weight.size(0);
        int second = Math.multiplyExact(weight.size(1), groups);
        int out = transposed ? second : first;
        channels(layer, transposed ? first : second, out, groups);
        if (bias.isPresent() && !bias.get().shape().equals(Shape.of(out))) {
            throw new IllegalArgumentException(layer + ": expected bias [" + out + "] for weight " + weight + ", found "
                    + bias.get().shape());
        }
    }

    static Parameter weight(Initializer initializer, RandomKey key, DType dtype, int... sizes) {
        return new Parameter(initializer.draw(Shape.of(sizes), dtype, key.fold("weight")));
    }

    static Optional<Parameter> zeroBias(int out, DType dtype) {
        return Optional.of(new Parameter(NdArray.zeros(Shape.of(out), dtype)));
    }

    /** y [n, out, ...] with the bias of its channel added. */
    static Tensor plus(Tensor y, Optional<Parameter> bias) {
        int[] column = new int[y.shape().rank() - 1];
        Arrays.fill(column, 1);
        column[0] = y.shape().size(1);
        return bias.map(b -> y.add(b.tensor().reshape(column))).orElse(y);
    }

    static Map<String, Parameter> named(Parameter weight, Optional<Parameter> bias) {
        return bias.map(b -> Named.of("weight", weight, "bias", b)).orElseGet(() -> Named.of("weight", weight));
    }
}

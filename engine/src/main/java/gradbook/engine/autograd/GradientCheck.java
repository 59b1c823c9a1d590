package gradbook.engine.autograd;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Holds {@link Backward} against central differences, element by element, in float64:
 * {@code (f(x + h) - f(x - h)) / 2h}. An output that is not a scalar is contracted with fixed random weights first.
 */
public final class GradientCheck {
    /** Step of the difference: truncation grows as h² = 1e-10 times f''', rounding as 1e-16 / h = 1e-11. */
    static final double STEP = 1e-5;

    private GradientCheck() {}

    /**
     * The worst element found.
     *
     * @param difference |backward - numeric| / max(1, |backward|, |numeric|)
     * @param input which input, and which of its elements in row-major order
     */
    public record Worst(double difference, int input, int element, double backward, double numeric) {
        @Override
        public String toString() {
            return "relative difference " + difference + " at input " + input + ", element " + element + ": backward "
                    + backward + ", numeric " + numeric;
        }
    }

    /**
     * Checks {@code f} at {@code inputs}.
     *
     * @param f from leaves to an output that depends on each floating input
     * @param inputs float64 arrays are checked; int32 arrays are handed over as constants
     * @throws IllegalArgumentException for float32, where differences mean nothing
     */
    public static Worst run(Function<List<Tensor>, Tensor> f, List<NdArray> inputs) {
        List<Tensor> leaves = new ArrayList<>();
        for (NdArray input : inputs) {
            if (input.dtype() == DType.FLOAT32) {
                throw new IllegalArgumentException("gradient check: expected FLOAT64, found FLOAT32 " + input.shape());
            }
            leaves.add(input.dtype().isFloating() ? Tensor.leaf(input) : Tensor.constant(input));
        }
        Tensor y = f.apply(leaves);
        NdArray weights = RandomKey.of(0).fold("gradient check").uniform(y.shape(), DType.FLOAT64, 0.5, 1.5);
        Gradients gradients = Backward.from(y, weights);
        Worst worst = new Worst(0, 0, 0, 0, 0);
        for (int i = 0; i < inputs.size(); i++) {
            for (int e = 0;
                    inputs.get(i).dtype().isFloating() && e < inputs.get(i).count();
                    e++) {
                double backward = gradients.of(leaves.get(i)).at(e);
                double numeric = (contract(f, moved(inputs, i, e, STEP), weights)
                                - contract(f, moved(inputs, i, e, -STEP), weights))
                        / (2 * STEP);
                double scale = Math.max(1, Math.max(Math.abs(backward), Math.abs(numeric)));
                double difference = Math.abs(backward - numeric) / scale;
                // NaN is worse than any number, and the first one stays.
                if (!(difference <= worst.difference) && !Double.isNaN(worst.difference)) {
                    worst = new Worst(difference, i, e, backward, numeric);
                }
            }
        }
        return worst;
    }

    private static List<Tensor> moved(List<NdArray> inputs, int which, int element, double step) {
        List<Tensor> moved = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            NdArray input = i == which ? inputs.get(i).copy() : inputs.get(i);
            if (i == which) {
                input.doubles()[element] += step;
            }
            moved.add(Tensor.constant(input));
        }
        return moved;
    }

    private static double contract(Function<List<Tensor>, Tensor> f, List<Tensor> inputs, NdArray weights) {
        return f.apply(inputs).mul(Tensor.constant(weights)).sum().item();
    }
}

package gradbook.engine.autograd;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Holds {@link Backward} against central differences in float64, {@code (f(x + h v) - f(x - h v)) / 2h = dxᵀ v}: along random
 * directions v, in which every element takes part, and, where the inputs are small, along each element alone, which names the
 * element that is wrong. An output that is not a scalar is contracted with fixed random weights first.
 */
public final class GradientCheck {
    /** Step of the difference: truncation grows as h² = 1e-10 times f''', rounding as 1e-16 / h = 1e-11. */
    static final double STEP = 1e-5;

    /** A wrong rule hides from one random direction with probability 0 in exact arithmetic; a few are for luck in rounding. */
    static final int DIRECTIONS = 4;

    /** Elements up to which each is also moved alone: two evaluations an element. */
    static final int ELEMENTS = 512;

    private GradientCheck() {}

    /**
     * The worst direction found.
     *
     * @param difference |backward - numeric| / max(1, |backward|, |numeric|)
     * @param direction for instance {@code input 0, element 3} or {@code random direction 2}
     */
    public record Worst(double difference, String direction, double backward, double numeric) {
        @Override
        public String toString() {
            return "relative difference " + difference + " along " + direction + ": backward " + backward + ", numeric "
                    + numeric;
        }

        private static Worst of(String direction, double backward, double numeric) {
            double scale = Math.max(1, Math.max(Math.abs(backward), Math.abs(numeric)));
            return new Worst(Math.abs(backward - numeric) / scale, direction, backward, numeric);
        }

        /** NaN is worse than any number, and the first one stays. */
        private Worst or(Worst other) {
            return other.difference <= difference || Double.isNaN(difference) ? this : other;
        }
    }

    /**
     * Checks {@code f} at {@code inputs}.
     *
     * @param f from leaves to an output
     * @param inputs float64 arrays are checked; int32 arrays are handed over as constants. A leaf that the output does not depend
     *     on counts as one with gradient 0
     * @throws IllegalArgumentException for float32, where differences mean nothing
     */
    public static Worst run(Function<List<Tensor>, Tensor> f, List<NdArray> inputs) {
        List<Tensor> leaves = new ArrayList<>();
        int elements = 0;
        for (NdArray input : inputs) {
            if (input.dtype() == DType.FLOAT32) {
                throw new IllegalArgumentException("gradient check: expected FLOAT64, found FLOAT32 " + input.shape());
            }
            boolean floating = input.dtype().isFloating();
            leaves.add(floating ? Tensor.leaf(input) : Tensor.constant(input));
            elements += floating ? input.count() : 0;
        }
        RandomKey key = RandomKey.of(0).fold("gradient check");
        Tensor y = f.apply(leaves);
        NdArray weights = key.uniform(y.shape(), DType.FLOAT64, 0.5, 1.5);
        Point point = new Point(f, inputs, weights, gradients(y, weights, leaves));
        Worst worst = new Worst(0, "none", 0, 0);
        for (int d = 0; d < DIRECTIONS; d++) {
            RandomKey own = key.fold("direction").fold(d);
            worst = worst.or(point.along(
                    "random direction " + d, (i, input) -> own.fold(i).uniform(input.shape(), DType.FLOAT64, -1, 1)));
        }
        for (int i = 0; elements <= ELEMENTS && i < inputs.size(); i++) {
            for (int e = 0;
                    inputs.get(i).dtype().isFloating() && e < inputs.get(i).count();
                    e++) {
                int which = i;
                int element = e;
                worst = worst.or(point.along("input " + i + ", element " + e, (j, input) -> {
                    NdArray unit = NdArray.zeros(input.shape(), DType.FLOAT64);
                    if (j == which) {
                        unit.doubles()[element] = 1;
                    }
                    return unit;
                }));
            }
        }
        return worst;
    }

    private static List<NdArray> gradients(Tensor y, NdArray weights, List<Tensor> leaves) {
        Gradients gradients = Backward.from(y, weights);
        return leaves.stream()
                .map(leaf -> gradients.contains(leaf) ? gradients.of(leaf) : NdArray.zeros(leaf.shape(), DType.FLOAT64))
                .toList();
    }

    @FunctionalInterface
    private interface Direction {
        NdArray of(int i, NdArray input);
    }

    /** A function at a point, with the gradients claimed there. */
    private record Point(
            Function<List<Tensor>, Tensor> f, List<NdArray> inputs, NdArray weights, List<NdArray> gradients) {
        Worst along(String name, Direction direction) {
            double backward = 0;
            List<Tensor> ahead = new ArrayList<>();
            List<Tensor> behind = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                NdArray input = inputs.get(i);
                if (!input.dtype().isFloating()) {
                    ahead.add(Tensor.constant(input));
                    behind.add(Tensor.constant(input));
                    continue;
                }
                NdArray v = direction.of(i, input);
                for (int e = 0; e < v.count(); e++) {
                    backward += gradients.get(i).at(e) * v.at(e);
                }
                ahead.add(moved(input, v, STEP));
                behind.add(moved(input, v, -STEP));
            }
            return Worst.of(name, backward, (contract(ahead) - contract(behind)) / (2 * STEP));
        }

        private static Tensor moved(NdArray input, NdArray v, double step) {
            NdArray moved = input.copy();
            for (int e = 0; e < moved.count(); e++) {
                moved.doubles()[e] += step * v.at(e);
            }
            return Tensor.constant(moved);
        }

        private double contract(List<Tensor> x) {
            return f.apply(x).mul(Tensor.constant(weights)).sum().item();
        }
    }
}

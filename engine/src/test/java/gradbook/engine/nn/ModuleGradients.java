package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * The gradient check for a module: central differences in float64 along random directions of each input and of each parameter.
 * Parameters are moved in place and put back.
 */
final class ModuleGradients {
    /** Truncation grows as h² = 1e-10 times f''', rounding as 1e-16 / h = 1e-11. */
    private static final double STEP = 1e-5;

    private static final int DIRECTIONS = 3;

    private ModuleGradients() {}

    /** The worst direction found; the difference is relative to the larger of 1 and the slope. */
    record Worst(double difference, String where, double backward, double numeric) {}

    /** Checks a scalar {@code loss}, a function of the inputs and, through {@code module}, of its parameters. */
    static Worst check(Module module, List<NdArray> inputs, Function<List<Tensor>, Tensor> loss) {
        List<Tensor> leaves =
                inputs.stream().map(input -> Tensor.leaf(input.copy())).toList();
        Gradients gradients = Backward.from(loss.apply(leaves));
        List<Map.Entry<String, Tensor>> all = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            all.add(Map.entry("input " + i, leaves.get(i)));
        }
        module.namedParameters().forEach((name, parameter) -> all.add(Map.entry(name, parameter.tensor())));
        Worst worst = new Worst(0, "nowhere", 0, 0);
        for (Map.Entry<String, Tensor> one : all) {
            for (int d = 0; d < DIRECTIONS; d++) {
                NdArray v = RandomKey.of(d)
                        .fold(one.getKey())
                        .uniform(one.getValue().shape(), DType.FLOAT64, -1, 1);
                Worst found = along(
                        one.getKey(),
                        one.getValue(),
                        v,
                        gradients,
                        () -> loss.apply(leaves).item());
                worst = found.difference <= worst.difference || Double.isNaN(worst.difference) ? worst : found;
            }
        }
        return worst;
    }

    private static Worst along(String name, Tensor leaf, NdArray v, Gradients gradients, DoubleSupplier loss) {
        double backward = 0;
        for (int e = 0; e < v.count(); e++) {
            backward += gradients.of(leaf).at(e) * v.at(e);
        }
        NdArray held = leaf.value().copy();
        move(leaf, held, v, STEP);
        double ahead = loss.getAsDouble();
        move(leaf, held, v, -STEP);
        double behind = loss.getAsDouble();
        move(leaf, held, v, 0);
        double numeric = (ahead - behind) / (2 * STEP);
        double scale = Math.max(1, Math.max(Math.abs(backward), Math.abs(numeric)));
        return new Worst(Math.abs(backward - numeric) / scale, name, backward, numeric);
    }

    private static void move(Tensor leaf, NdArray from, NdArray v, double step) {
        double[] values = leaf.value().doubles();
        for (int e = 0; e < values.length; e++) {
            values[e] = from.at(e) + step * v.at(e);
        }
    }
}
